package org.stepdown.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares with secrets that were drawn at random and lie in a file beside: to hash them slowly would protect nothing. */
final class SameSecret implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence given) {
        return given == null ? null : given.toString();
    }

    @Override
    public boolean matches(@Nullable CharSequence given, @Nullable String kept) {
        return given != null
                && kept != null
                && MessageDigest.isEqual(
                        given.toString().getBytes(StandardCharsets.UTF_8), kept.getBytes(StandardCharsets.UTF_8));
    }
}
