/**
 * The whole product as processes: real parts and the packaged services, on free ports, shared by all tests of a run.
 * It knows how to start, kill and ask them, and nothing of patients.
 */
@NullMarked
package org.stepdown.acceptance.stack;

import org.jspecify.annotations.NullMarked;
