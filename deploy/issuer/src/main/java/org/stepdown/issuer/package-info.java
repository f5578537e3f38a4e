/**
 * Signs staff in and gives publishers their tokens, for houses and machines that have no OpenID provider of their own.
 * Its people, clients and keys are its own; the services know it by its address only, as they would any other provider.
 */
@NullMarked
package org.stepdown.issuer;

import org.jspecify.annotations.NullMarked;
