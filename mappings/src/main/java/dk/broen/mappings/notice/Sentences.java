package dk.broen.mappings.notice;

import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.history.Flag;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.UnitFunction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The sentences of {@link Texts} that more than one document uses, so that all recipients read the same words (domain.md §5). */
final class Sentences {
    private final Texts texts;

    Sentences(Texts texts) {
        this.texts = texts;
    }

    /**
     * The expected actions: after the latest of the events the action for all functions if the event has one, else the action of the
     * function for the event, else the action of the function; and that of each step. A stand-in reads those of both its functions. A notice
     * without news expects no action.
     */
    List<Action> actions(Content content) {
        Stream<Action> ofEvent =
            ofEach(content, function -> news(function, content.words().says())).map(text -> new Action(text, Optional.empty())).stream();
        return Stream.concat(ofEvent, steps(content).flatMap(step -> ofEach(content, function -> Optional.of(action(function, step)))
            .map(text -> new Action(text, step.answerUntil())).stream())).toList();
    }

    /** The expected actions of a notice for people: after the latest news, or after what is taken back if nothing is news. */
    List<Action> actionsNow(Content content) {
        Words words = content.words();
        boolean onlyTakenBack = words.says().isEmpty() && !words.takesBack().isEmpty() && !words.partEnded();
        return onlyTakenBack ? ofEach(content, this::cancelled).map(text -> new Action(text, Optional.empty())).stream().toList()
            : actions(content);
    }

    /**
     * What is expected of a recipient.
     *
     * @param answerUntil until when it must answer, if it must
     */
    record Action(String text, Optional<Instant> answerUntil) {}

    /** What is expected of both functions alike is said once. */
    private static Optional<String> ofEach(Content content, Function<UnitFunction, Optional<String>> action) {
        List<String> actions = Stream.concat(Stream.of(content.function()), content.standsInAs().stream())
            .flatMap(function -> action.apply(function).stream()).distinct().toList();
        return Optional.of(String.join(" ", actions)).filter(expected -> !expected.isEmpty());
    }

    private static Stream<Saying.Step> steps(Content content) {
        return WordsInDanish.asItHappened(content.words().says()).stream().flatMap(saying -> saying.step().stream());
    }

    private Optional<String> news(UnitFunction function, List<Saying> says) {
        return WordsInDanish.asItHappened(says).stream().filter(saying -> saying.step().isEmpty()).reduce((earlier, later) -> later)
            .flatMap(last -> action(function, last.type()));
    }

    private String action(UnitFunction function, Saying.Step step) {
        String ofStep = "step." + step.rule().id() + ".action.";
        return texts.text(ofStep + function.code()).or(() -> texts.text(ofStep + "otherwise"))
            .orElseGet(() -> required("step_without_text.action"));
    }

    /**
     * A text of a step. A run goes on when its course and the texts of it are gone: then a text for all steps is used.
     *
     * @param part {@code said} or {@code takes_back}
     */
    String ofStep(Saying.Step step, String part) {
        return texts.text("step." + step.rule().id() + "." + part).orElseGet(() -> required("step_without_text." + part));
    }

    private Optional<String> cancelled(UnitFunction function) {
        return texts.text("action." + function.code() + ".CANCELLED").or(() -> texts.text("action_for_all.CANCELLED"));
    }

    private Optional<String> action(UnitFunction function, EventType event) {
        String ofFunction = "action." + function.code() + ".";
        return texts.text("action_for_all." + event).or(() -> texts.text(ofFunction + event))
            .or(() -> texts.text(ofFunction + "otherwise"));
    }

    String flag(Flag flag) {
        return required("flag." + flag);
    }

    String basis(Basis basis) {
        return required("basis." + basis);
    }

    /** Whom to contact: the appointed coordinator, or the unit if no coordinator is appointed. */
    String contact(WardAnswer.Contact contact) {
        String key = contact.appointed() ? "ward.coordinator" : "ward.no_coordinator";
        return filled(contact.phone().isPresent() ? key : key + "_without_phone", Map.of("title", contact.title(), "name", contact.name(),
            "phone", contact.phone().orElse(""), "hours", hours(contact.hours())));
    }

    String contact(Saying.Hospital hospital) {
        return hospital.phone().map(phone -> filled("hospital_contact", Map.of("name", hospital.name(), "phone", phone)))
            .orElse(hospital.name());
    }

    String hours(OpeningHours hours) {
        return new HoursInWords(this).of(hours);
    }

    String filled(String key, Map<String, String> values) {
        return Texts.fill(required(key), values);
    }

    /** @throws IllegalStateException if the configuration has no such text; validation at start prevents this */
    String required(String key) {
        return texts.text(key).orElseThrow(() -> new IllegalStateException("config/texts has no " + key));
    }
}
