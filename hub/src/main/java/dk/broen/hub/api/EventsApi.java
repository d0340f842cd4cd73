package dk.broen.hub.api;

import dk.broen.adapters.explain.Explanation;
import dk.broen.adapters.explain.Explanations;
import dk.broen.adapters.journal.DeadLetter;
import dk.broen.adapters.journal.DeadLetters;
import dk.broen.domain.terms.Cpr;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Explains why each unit was or was not told, from the steps that were stored with the decision, and why a message was not accepted. For
 * operators only; the answers contain no citizen data.
 */
@RestController
@Tag(name = "events", description = "Received messages and the decisions that followed")
class EventsApi {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private final Explanations explanations;
    private final DeadLetters deadLetters;
    private final WhyText text;

    EventsApi(Explanations explanations, DeadLetters deadLetters, WhyText text) {
        this.explanations = explanations;
        this.deadLetters = deadLetters;
        this.text = text;
    }

    @GetMapping("/api/events")
    @Operation(summary = "Events since an instant, in order of arrival")
    List<Explanation> recent(@RequestParam(defaultValue = "1970-01-01T00:00:00Z") Instant since,
        @RequestParam(defaultValue = "100") int limit) {
        return explanations.recent(inRange(since), ResultLimit.of(limit));
    }

    /** A search for one citizen. */
    record CitizenSearch(Optional<String> cpr) {
        @Override
        public String toString() {
            return "CitizenSearch";
        }
    }

    @PostMapping(path = "/api/events/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All occasions of one citizen",
        description = "The CPR number is sent in the body and not in the URL, because URLs "
            + "are logged")
    List<Explanation> search(@RequestBody CitizenSearch search) {
        return explanations.of(search.cpr().flatMap(Cpr::read).orElseThrow(() -> new IllegalArgumentException("cpr: is not a CPR number")));
    }

    /** The range of instants of Java is larger than that of the database. */
    private static Instant inRange(Instant since) {
        if (since.isBefore(Instant.EPOCH) || since.isAfter(LATEST)) {
            throw new IllegalArgumentException("since: must be an instant from " + Instant.EPOCH + " to " + LATEST);
        }
        return since;
    }

    @GetMapping(path = "/api/why/{reference}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Why each unit was or was not told",
        description = "By the reference of an event, of a notice or of a message that "
            + "was not accepted, or by the hospital's message id")
    List<WhyAnswer> why(@PathVariable String reference) {
        List<Explanation> events = explanations.of(reference);
        List<String> journaled = events.stream().map(Explanation::reference).toList();
        Stream<DeadLetter> letters = Stream.concat(Stream.of(reference.strip().toUpperCase(Locale.ROOT)), journaled.stream()).distinct()
            .flatMap(name -> deadLetters.find(name).stream());
        List<WhyAnswer> found = Stream.<WhyAnswer>concat(events.stream().map(WhyAnswer.Event::new),
            letters.map(letter -> WhyAnswer.NotAccepted.of(letter, journaled.contains(letter.reference())))).toList();
        if (found.isEmpty()) {
            throw new NotFoundException("no event, notice or dead letter has this reference");
        }
        return found;
    }

    @GetMapping(path = "/api/why/{reference}", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @Operation(summary = "Why each unit was or was not told, as text")
    String whyInWords(@PathVariable String reference) {
        return why(reference).stream().map(text::of).collect(Collectors.joining("\n"));
    }

    @GetMapping(path = "/api/why", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Why each unit was or was not told", description = "For a message id with characters that a path cannot contain, "
        + "such as a slash or a percent sign")
    List<WhyAnswer> whyOf(@RequestParam String reference) {
        return why(reference);
    }

    @GetMapping(path = "/api/why", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @Operation(summary = "Why each unit was or was not told, as text")
    String whyOfInWords(@RequestParam String reference) {
        return whyInWords(reference);
    }
}
