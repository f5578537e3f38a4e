/** The audit for auditors: a page, an API, and an export as FHIR AuditEvent. Looking at it makes entries too. */
@NullMarked
package org.stepdown.audit.web;

import org.jspecify.annotations.NullMarked;
