package dk.broen.routes;

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

/** Settings each of which is well by itself must also fit one another. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Fits.Validator.class)
@interface Fits {
    String message() default "does not fit the others";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What says of itself which of its settings do not fit. */
    interface Fitting {
        List<Misfit> misfits();
    }

    /** @param key below the settings that were asked, by the names in the record: {@code database.connections} */
    record Misfit(String key, String message) {}

    /** Names each misfit by its own key. */
    final class Validator implements ConstraintValidator<Fits, Fitting> {
        @Override
        public boolean isValid(Fitting settings, ConstraintValidatorContext context) {
            List<Misfit> misfits = settings.misfits();
            context.disableDefaultConstraintViolation();
            misfits.forEach(misfit -> add(misfit, context));
            return misfits.isEmpty();
        }

        private static void add(Misfit misfit, ConstraintValidatorContext context) {
            ConstraintViolationBuilder violation = context.buildConstraintViolationWithTemplate(misfit.message());
            String[] steps = misfit.key().split("\\.");
            NodeBuilderCustomizableContext node = violation.addPropertyNode(steps[0]);
            for (int i = 1; i < steps.length; i++) {
                node = node.addPropertyNode(steps[i]);
            }
            node.addConstraintViolation();
        }
    }
}
