package dk.broen.hub.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A URL to which the hub sends citizen data or secrets: it must be https, or http on this machine. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EncryptedOrLoopback.Validator.class)
public @interface EncryptedOrLoopback {
    String message() default "must be an https address, or an http address on this machine, without user name and password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Accepts null, because {@code @NotNull} checks whether the URL is present. */
    final class Validator implements ConstraintValidator<EncryptedOrLoopback, URI> {
        private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

        @Override
        public boolean isValid(@Nullable URI address, ConstraintValidatorContext context) {
            return address == null || isSafe(address);
        }

        /** Whether citizen data and secrets may be sent to the address. */
        public static boolean isSafe(URI address) {
            return address.getHost() != null && address.getUserInfo() == null && ("https".equalsIgnoreCase(address.getScheme())
                || "http".equalsIgnoreCase(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
        }
    }
}
