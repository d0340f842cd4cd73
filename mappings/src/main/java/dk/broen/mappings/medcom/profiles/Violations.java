package dk.broen.mappings.medcom.profiles;

import ca.uhn.fhir.validation.SingleValidationMessage;
import dk.broen.mappings.Interpretation;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the validator found, in words that repeat no value of the message. The texts of the validator can quote the message, so only its
 * message ids, its places, and the names of elements and constraints of the profiles are used.
 */
final class Violations {
    private static final int MOST = 10;
    /** "The resource behind this reference violates its profile": the errors of that resource say more. */
    private static final String CONSEQUENCE = "Reference_REF_CantMatch";
    private static final Pattern RESOURCE = Pattern.compile("/\\*(\\w+)/[^*]*\\*/");
    private static final Pattern PLACE = Pattern.compile("[\\w.\\[\\]()]+");
    private static final Pattern MISSING =
        Pattern.compile("\\w[\\w.:\\[\\]-]*\\.(\\w+)(?:\\[x])?: (?:minimum required|max allowed).*", Pattern.DOTALL);
    private static final Pattern MISSING_SLICE = Pattern.compile("Slice '[\\w.:\\[\\]-]+\\.(\\w+):([\\w-]+)'.*", Pattern.DOTALL);
    private static final Pattern CONSTRAINT = Pattern.compile("https?://[^#\\s]+#([\\w.-]+)");
    private static final Pattern MESSAGE_ID = Pattern.compile("\\w+");

    private Violations() {}

    static List<Interpretation.Unreadable> in(List<SingleValidationMessage> errors) {
        List<SingleValidationMessage> causes = errors.stream().filter(error -> !id(error).startsWith(CONSEQUENCE)).toList();
        return (causes.isEmpty() ? errors : causes).stream()
            .map(error -> new Interpretation.Unreadable("PROFILE_VIOLATED", place(error), sentence(error))).distinct().limit(MOST).toList();
    }

    /** A place in FHIRPath. The validator names an element that is missing there in its text only. */
    private static String place(SingleValidationMessage error) {
        Matcher place = PLACE.matcher(RESOURCE.matcher(Objects.toString(error.getLocationString(), "")).replaceAll(".ofType($1)"));
        Matcher missing = MISSING.matcher(text(error));
        Matcher slice = MISSING_SLICE.matcher(text(error));
        String element = missing.matches() ? "." + missing.group(1) : slice.matches() ? "." + slice.group(1) : "";
        return (place.lookingAt() ? place.group() : "Bundle") + element;
    }

    private static String sentence(SingleValidationMessage error) {
        String id = id(error);
        Matcher slice = MISSING_SLICE.matcher(text(error));
        if (slice.matches()) {
            return "The profile of MedCom requires one of the kind " + slice.group(2);
        }
        Matcher constraint = CONSTRAINT.matcher(id);
        if (constraint.matches()) {
            return "The constraint " + constraint.group(1) + " of the profile is violated";
        }
        if (id.startsWith("Terminology_")) {
            return "The code is not in the required value set";
        }
        return switch (id) {
            case "Validation_VAL_Profile_Minimum" -> "The profile of MedCom requires this element";
            case "Validation_VAL_Profile_Maximum" -> "The profile of MedCom does not allow this element, or not so often";
            default -> MESSAGE_ID.matcher(id).matches() ? "The profile of MedCom is violated: " + id : "The profile of MedCom is violated";
        };
    }

    private static String id(SingleValidationMessage error) {
        return Objects.toString(error.getMessageId(), "");
    }

    private static String text(SingleValidationMessage error) {
        return Objects.toString(error.getMessage(), "");
    }
}
