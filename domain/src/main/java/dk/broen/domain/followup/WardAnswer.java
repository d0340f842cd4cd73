package dk.broen.domain.followup;

import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.util.List;
import java.util.Optional;

/**
 * The answer to the ward (domain.md §5): the name of the coordinator, and whether a notice was not sent because a consent is missing.
 *
 * @param stay the stay that the answer is about
 * @param inReplyTo the message that the answer answers
 * @param to where the answer goes
 * @param coordinator whom the ward can contact; empty if nobody may be named
 * @param question what the ward should ask the citizen; empty if nothing. The answer never says which unit was not told
 * @param municipalityUnclear whether nobody can be named because it is unclear which municipality acts. The answer names none of them
 */
public record WardAnswer(HospitalId hospital, StayKey stay, OccasionId inReplyTo, AnswerAddress to, Optional<Contact> coordinator,
    Optional<Question> question, boolean municipalityUnclear) {
    /**
     * The coordinator, or the unit to contact.
     *
     * @param name the name of the coordinator, or of the unit to contact if no coordinator is appointed
     * @param title the word of the municipality for a coordinator
     * @param hours when the person or the unit can be reached
     */
    public record Contact(boolean appointed, String name, String title, Optional<String> phone, OpeningHours hours) {}

    /**
     * The question for the citizen (domain.md §4): the citizen picks recipients one by one.
     *
     * @param workItem the key of the work item that the ward answers
     * @param municipality whose recipients the question is about
     * @param about the functions that the citizen can be asked about, whether the citizen has a service there or not
     */
    public record Question(String workItem, MunicipalityCode municipality, List<About> about) {
        public Question {
            about = List.copyOf(about);
        }
    }

    /**
     * A function that the citizen can be asked about.
     *
     * @param title the word of the municipality for it
     * @param inWriting whether the municipality requires a written consent
     */
    public record About(UnitFunction function, String title, boolean inWriting) {}

    /** Whether the ward should ask the citizen for consent. */
    public boolean askForConsent() {
        return question.isPresent();
    }

    /** The same answer on another way. */
    public WardAnswer by(AnswerAddress other) {
        return new WardAnswer(hospital, stay, inReplyTo, other, coordinator, question, municipalityUnclear);
    }

    /** Whether both answer about one stay, also if it has got another number in between. */
    public boolean isAboutSameStay(WardAnswer other) {
        return hospital.equals(other.hospital) && (stay.equals(other.stay) || inReplyTo.equals(other.inReplyTo));
    }

    /** Whether the ward would read the same. A question about recipients of another municipality is another one (domain.md §4). */
    public boolean sameAs(WardAnswer other) {
        return coordinator.equals(other.coordinator) && asking().equals(other.asking())
            && municipalityUnclear == other.municipalityUnclear;
    }

    private Optional<MunicipalityCode> asking() {
        return question.map(Question::municipality);
    }

    @Override
    public String toString() {
        return "WardAnswer[" + hospital + "]";
    }
}
