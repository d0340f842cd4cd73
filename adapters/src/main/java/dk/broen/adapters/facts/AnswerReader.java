package dk.broen.adapters.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.followup.Answer;
import dk.broen.domain.planning.Asked;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.UnitFunction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads what a human answers to a work item. A consent, a residence or an appointment is written as in a facts document; what the work item
 * determines is left out. A fault names its place and never a value of a citizen.
 */
public final class AnswerReader {
    /** What the citizen decides. All else follows from the work item, or was not asked. */
    private static final List<String> OF_THE_CITIZEN =
        List.of("to", "events", "form", "signed", "obtained_by", "signatory", "signatory_name", "until");

    private final FactsReader facts;

    public AnswerReader(FactsReader facts) {
        this.facts = facts;
    }

    /**
     * An answer, and what is recorded of it.
     *
     * @param facts empty if the answer is no fact about the citizen
     */
    public record Read(Answer answer, List<Fact> facts) {}

    /**
     * Reads what the citizen says, or why the citizen says nothing.
     *
     * @param details {@code {"consent": {"to": …, "form": …, "obtained_by": …, "until": …}}}. Without {@code to}, a refusal and an
     *     unanswered question are about all that was asked; a consent must name each recipient (domain.md §4)
     * @param said when the citizen said it. A consent permits nothing before the hub hears of it, and lifts no refusal of that day or a
     *     later one (ADR 99); it lasts a year from that day (sundhedsloven § 44). Any other answer counts from that day
     * @param today the day on which the hub hears of it
     * @throws FactsRefused when the answer has faults or goes beyond what was asked
     */
    public Read ofCitizen(Answer.Code code, ObjectNode details, Cpr citizen, Asked asked, LocalDate said, LocalDate today)
        throws FactsRefused {
        ObjectNode entry = only("consent", details);
        Optional<String> other = names(entry).filter(name -> !OF_THE_CITIZEN.contains(name)).findFirst();
        if (other.isPresent()) {
            throw new FactsRefused(List.of("consent." + other.get() + ": follows from the work item or was not asked; accepted are "
                + OF_THE_CITIZEN));
        }
        if (code != Answer.Code.CONSENTS && !entry.has("to")) {
            asked.titles().keySet().stream().map(UnitFunction::code).forEach(entry.withArray("to")::add);
        }
        if (code != Answer.Code.CONSENTS && !entry.has("form")) {
            entry.put("form", Consent.Form.VERBAL.name());
        }
        entry.put("answer", answer(code).name()).put("municipality", asked.municipality().value())
            .put("from", (code == Answer.Code.CONSENTS ? today : said).toString());
        if (code == Answer.Code.CONSENTS && said.isBefore(today)) {
            entry.put("given", said.toString());
            if (!entry.has("until")) {
                entry.put("until", said.plusYears(1).toString());
            }
        }
        entry.putArray("regions").add(asked.region().value());
        Fact fact = fact("consents", "consent", entry, citizen);
        Consent consent = ((Fact.Consented) fact).consent();
        Optional<String> fault = asked.fault(consent);
        if (fault.isPresent()) {
            throw new FactsRefused(List.of("consent." + fault.get()));
        }
        return new Read(new Answer.OfCitizen(code, consent), List.of(fact));
    }

    /**
     * Reads any other answer.
     *
     * @param details {@code {"residence": …}}, {@code {"appointment": …}}, {@code {"cpr": …}} or nothing. Without {@code from}, they begin today; without
     *     {@code kind}, a human who names the municipality decides which one acts
     * @throws FactsRefused when the answer has faults
     */
    public Read other(Answer.Code code, ObjectNode details, Optional<Cpr> citizen, LocalDate today) throws FactsRefused {
        return switch (code) {
            case MUNICIPALITY -> {
                ObjectNode entry = beginning(today, only("residence", details));
                if (!entry.has("kind")) {
                    entry.put("kind", "ACTING");
                }
                Fact fact = fact("residences", "residence", entry, citizen.orElseThrow());
                yield new Read(new Answer.Acting(((Fact.Resident) fact).residence()), List.of(fact));
            }
            case COORDINATOR -> {
                Fact fact = fact("appointments", "appointment", beginning(today, only("appointment", details)), citizen.orElseThrow());
                yield new Read(new Answer.Coordinating(((Fact.Appointed) fact).appointment()), List.of(fact));
            }
            case THIS_CITIZEN -> withoutDetails(new Answer.ThisCitizen(), details);
            case OTHER_CITIZEN -> withoutDetails(new Answer.OtherCitizen(), details);
            case CPR_NUMBER -> new Read(new Answer.CprOf(cpr(details)), List.of());
            case NO_CPR_NUMBER -> withoutDetails(new Answer.NoCpr(), details);
            case DONE -> withoutDetails(new Answer.Done(), details);
            case CONSENTS, REFUSES, INCAPABLE, UNREACHABLE -> throw new IllegalArgumentException(code + " is what the citizen says");
        };
    }

    private static Consent.Answer answer(Answer.Code code) {
        return switch (code) {
            case CONSENTS -> Consent.Answer.GIVEN;
            case REFUSES -> Consent.Answer.REFUSED;
            case INCAPABLE -> Consent.Answer.INCAPABLE;
            case UNREACHABLE -> Consent.Answer.UNREACHABLE;
            case MUNICIPALITY, COORDINATOR, THIS_CITIZEN, OTHER_CITIZEN, CPR_NUMBER, NO_CPR_NUMBER, DONE ->
                throw new IllegalArgumentException(
                    code + " is not what the citizen says");
        };
    }

    private static Read withoutDetails(Answer answer, ObjectNode details) throws FactsRefused {
        if (!details.isEmpty()) {
            throw unknown(details.fieldNames().next(), Set.of("answer", "because"));
        }
        return new Read(answer, List.of());
    }

    private static Cpr cpr(ObjectNode details) throws FactsRefused {
        Optional<String> other = names(details).filter(name -> !name.equals("cpr")).findFirst();
        if (other.isPresent()) {
            throw unknown(other.get(), Set.of("answer", "because", "cpr"));
        }
        return Cpr.read(details.path("cpr").asText("")).orElseThrow(() -> new FactsRefused(List.of("cpr: is missing or no CPR number")));
    }

    /** The one key that the details must have, as a copy that is completed. */
    private static ObjectNode only(String key, ObjectNode details) throws FactsRefused {
        Optional<String> other = names(details).filter(name -> !name.equals(key)).findFirst();
        if (other.isPresent()) {
            throw unknown(other.get(), Set.of("answer", "because", key));
        }
        if (!(details.path(key) instanceof ObjectNode entry)) {
            throw new FactsRefused(List.of(key + ": is missing or no JSON object"));
        }
        return entry.deepCopy();
    }

    private static Stream<String> names(ObjectNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false);
    }

    private static FactsRefused unknown(String key, Set<String> accepted) {
        return new FactsRefused(List.of("unknown key \"" + key + "\"; accepted are " + accepted.stream().sorted().toList()));
    }

    private static ObjectNode beginning(LocalDate today, ObjectNode entry) {
        return entry.has("from") ? entry : entry.put("from", today.toString());
    }

    /** Reads one entry as a facts document with nothing else. */
    private Fact fact(String list, String key, JsonNode entry, Cpr citizen) throws FactsRefused {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("citizens").addObject().put("cpr", citizen.digits()).putArray(list).add(entry);
        try {
            return facts.read(document).get(citizen).get(0);
        } catch (FactsRefused refused) {
            String place = "citizens[0]." + list + "[0]";
            throw new FactsRefused(refused.faults().stream().map(fault -> fault.replace(place, key)).toList());
        }
    }
}
