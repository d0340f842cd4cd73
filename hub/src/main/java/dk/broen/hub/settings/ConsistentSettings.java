package dk.broen.hub.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder;
import jakarta.validation.ConstraintValidatorContext.ConstraintViolationBuilder.NodeBuilderCustomizableContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/** Checks settings against each other: each is valid alone, but together they may contradict each other. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ConsistentSettings.Validator.class)
@interface ConsistentSettings {
    String message() default "contradicts another setting";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A group of settings that finds its own contradictions. */
    interface Checked {
        List<Inconsistency> inconsistencies();
    }

    /**
     * A setting that contradicts another one.
     *
     * @param key the setting, as a path of record components below the checked group, e.g. {@code database.connections}
     * @param message what is wrong and what is accepted; it follows the key
     */
    record Inconsistency(String key, String message) {}

    /** Reports each inconsistency under its own key. */
    final class Validator implements ConstraintValidator<ConsistentSettings, Checked> {
        @Override
        public boolean isValid(Checked settings, ConstraintValidatorContext context) {
            List<Inconsistency> inconsistencies = settings.inconsistencies();
            context.disableDefaultConstraintViolation();
            inconsistencies.forEach(inconsistency -> add(inconsistency, context));
            return inconsistencies.isEmpty();
        }

        private static void add(Inconsistency inconsistency, ConstraintValidatorContext context) {
            ConstraintViolationBuilder violation = context.buildConstraintViolationWithTemplate(inconsistency.message());
            String[] steps = inconsistency.key().split("\\.");
            NodeBuilderCustomizableContext node = violation.addPropertyNode(steps[0]);
            for (int i = 1; i < steps.length; i++) {
                node = node.addPropertyNode(steps[i]);
            }
            node.addConstraintViolation();
        }
    }
}
