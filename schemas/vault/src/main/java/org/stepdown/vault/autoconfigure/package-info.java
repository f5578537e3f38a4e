/** Puts the vault together for a Spring Boot application with a PostgreSQL database. */
@NullMarked
package org.stepdown.vault.autoconfigure;

import org.jspecify.annotations.NullMarked;
