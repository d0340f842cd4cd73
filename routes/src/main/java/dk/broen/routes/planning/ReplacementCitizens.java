package dk.broen.routes.planning;

import dk.broen.adapters.history.ReplacementNumbers;
import dk.broen.adapters.history.ReplacementNumbers.Known;
import dk.broen.domain.history.CprFound;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.ReplacementCpr;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.routes.arrival.Arrival;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads messages with a replacement CPR number as messages about the citizen whose number it is, as far as somebody has said so. */
@Component
public class ReplacementCitizens {
    private final ReplacementNumbers numbers;
    private final AdtInterpreter adt;
    private final Directory directory;

    ReplacementCitizens(ReplacementNumbers numbers, AdtInterpreter adt, Directory directory) {
        this.numbers = numbers;
        this.adt = adt;
        this.directory = directory;
    }

    /** The same messages as far as the citizens are known now. */
    List<Interpreted> known(List<Interpreted> batch) {
        return read(batch, numbers.known(batch.stream().flatMap(message -> message.replacement().stream()).toList()));
    }

    /** Whose the number is in a message of the hospital, as far as somebody has said so. */
    public Optional<Cpr> citizenOf(ReplacementCpr number, HospitalId hospital) {
        return numbers.known(Set.of(number)).values().stream().filter(known -> !isOfAnother(hospital.value(), known))
            .flatMap(known -> known.citizen().stream()).findFirst();
    }

    /**
     * Locks the numbers of the messages, also those of merges, until the transaction ends. It is done before citizens are locked.
     *
     * @return what is known of the numbers
     */
    Map<ReplacementCpr, Known> locked(List<Interpreted> batch) {
        return numbers.locked(batch.stream().flatMap(ReplacementCitizens::named).toList());
    }

    /**
     * The first message under a number decides, as if each message had come alone. If it is of another hospital than the one that said whose the
     * number is, all messages under the number wait. Otherwise all are read.
     */
    List<Interpreted> read(List<Interpreted> batch, Map<ReplacementCpr, Known> known) {
        Set<ReplacementCpr> named = new HashSet<>();
        Set<ReplacementCpr> doubted = batch.stream().flatMap(message -> message.replacement().filter(named::add).map(known::get)
            .filter(number -> isOfAnother(message.arrival().source(), number)).map(Known::number).stream()).collect(Collectors.toSet());
        return batch.stream().map(message -> message.replacement()
            .map(number -> message.meaning(Optional.ofNullable(known.get(number)).filter(one -> !doubted.contains(number))
                .flatMap(Known::citizen)
                .map(citizen -> meaning(message.arrival(), citizen)).orElseGet(() -> new Interpretation.Waiting(number))))
            .orElse(message)).toList();
    }

    private static boolean isOfAnother(String source, Known number) {
        return number.matchedBy().filter(hospital -> !hospital.value().equals(source)).isPresent();
    }

    /** The citizens whose the numbers were said to be. */
    static Stream<Cpr> citizens(Collection<Known> known) {
        return known.stream().flatMap(number -> number.citizen().stream());
    }

    /** What a message that waited says about the citizen. */
    Interpretation meaning(Arrival arrival, Cpr citizen) {
        return adt.interpret(arrival.raw(), Charset.forName(arrival.charset()), directory::sender, citizen);
    }

    private static Stream<ReplacementCpr> named(Interpreted message) {
        return Stream.concat(message.replacement().stream(), message.event().filter(CprFound.class::isInstance).map(CprFound.class::cast)
            .map(CprFound::replacement).stream());
    }
}
