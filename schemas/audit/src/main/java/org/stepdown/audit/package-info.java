/**
 * Who did what with which objects, so that nobody can change it unnoticed.
 * An entry names people, routes, identities and codes; never what a patient is called or has, nor what was searched for.
 */
@NullMarked
package org.stepdown.audit;

import org.jspecify.annotations.NullMarked;
