package dk.broen.hub.cases;

import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.mappings.Interpretation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The messages of a case that name their citizen by a replacement CPR number, and whose numbers they are. */
final class PlayedReplacements {
    static final String KIND = "REPLACEMENT_CPR";

    private record Message(OccasionId occasion, Step.Arrives step) {}

    private final Map<ReplacementCpr, List<Message>> messages = new LinkedHashMap<>();
    private final Map<ReplacementCpr, Cpr> known = new LinkedHashMap<>();
    private final List<Line> asked = new ArrayList<>();
    private final BiFunction<Step.Arrives, Cpr, Interpretation> reader;
    private final Function<Cpr, PlayedCitizen> citizens;
    private Optional<String> state = Optional.empty();

    /** @param reader reads a message as one about the citizen */
    PlayedReplacements(BiFunction<Step.Arrives, Cpr, Interpretation> reader, Function<Cpr, PlayedCitizen> citizens) {
        this.reader = reader;
        this.citizens = citizens;
    }

    void arrive(ReplacementCpr number, Step.Arrives step) {
        Message message = new Message(new OccasionId(UUID.randomUUID()), step);
        messages.computeIfAbsent(number, absent -> new ArrayList<>()).add(message);
        if (known.containsKey(number)) {
            give(known.get(number), List.of(message), step.at());
        } else if (state.isEmpty()) {
            state = Optional.of("OPEN");
        }
    }

    /** The hospital says whose the number is. */
    void found(ReplacementCpr number, Cpr citizen, Instant at) {
        state = state.map(open -> "REASON_GONE");
        match(number, citizen, at);
    }

    void answer(Step.Answered step) {
        messages.keySet().stream().findFirst().ifPresent(number -> Cpr.read(step.answer().path("cpr").asText()).ifPresentOrElse(citizen -> {
            state = Optional.of("DONE");
            match(number, citizen, step.at());
        }, () -> state = Optional.of("DENIED")));
    }

    void takeBack(Instant at) {
        asked.add(Line.of("work_item", KIND, "state", state.orElseThrow()));
        state = Optional.of("OPEN");
        messages.forEach((number, some) -> Optional.ofNullable(known.remove(number)).map(citizens)
            .ifPresent(citizen -> citizen.forget(some.stream().map(Message::occasion).toList(), at)));
    }

    List<Line> lines() {
        state.ifPresent(last -> asked.add(Line.of("work_item", KIND, "state", last)));
        return asked;
    }

    private void match(ReplacementCpr number, Cpr citizen, Instant at) {
        known.put(number, citizen);
        give(citizen, messages.getOrDefault(number, List.of()), at);
    }

    private void give(Cpr citizen, List<Message> some, Instant at) {
        PlayedCitizen played = citizens.apply(citizen);
        some.forEach(message -> played.remember(new Said(message.occasion(),
            (StayEvent) ((Interpretation.Event) reader.apply(message.step(), citizen)).event(), message.step().at()),
            message.step().file()));
        played.look(at);
    }
}
