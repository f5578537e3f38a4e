/**
 * What a database keeps of patients, encrypted. {@link org.stepdown.vault.SealedColumn} seals and opens values,
 * {@link org.stepdown.vault.Vault} makes marks to find rows by; the cryptography is Google Tink's.
 */
@NullMarked
package org.stepdown.vault;

import org.jspecify.annotations.NullMarked;
