package dk.broen.routes.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.adapters.consent.ConsentAnswers;
import dk.broen.adapters.consent.ConsentQuestion;
import dk.broen.adapters.consent.ConsentRegisters;
import dk.broen.adapters.facts.Facts;
import dk.broen.adapters.history.MergedIdentities;
import dk.broen.adapters.history.Stays;
import dk.broen.adapters.postgres.NewId;
import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.history.Course;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.planning.Rules;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.routing.ActingMunicipality;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Asks the consent registers before a transaction begins, so that no transaction waits for a register. Only the register of the municipality
 * that acts for the citizen is asked. If another one acts when the citizen is planned, the notices are held until the next look.
 */
@Component
public class AskRegisters {
    /** Exchange property: what the consent registers answered. */
    public static final String ANSWERS = "BroenConsentAnswers";

    private final ConsentRegisters registers;
    private final Facts facts;
    private final Stays stays;
    private final MergedIdentities identities;
    private final ReplacementCitizens replacements;
    private final Situations situations;
    private final Directory directory;
    private final Rules rules;
    private final Clock clock;

    AskRegisters(ConsentRegisters registers, Facts facts, Stays stays, MergedIdentities identities, ReplacementCitizens replacements,
        Situations situations, Directory directory, Rules rules, Clock clock) {
        this.registers = registers;
        this.facts = facts;
        this.stays = stays;
        this.identities = identities;
        this.replacements = replacements;
        this.situations = situations;
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    /** What the registers say now. */
    public ConsentAnswers about(Collection<Cpr> citizens) {
        return about(citizens, List.of());
    }

    /** @param arriving messages about some of the citizens that are not stored yet */
    ConsentAnswers about(Collection<Cpr> citizens, List<StayEvent> arriving) {
        if (registers.isEmpty() || citizens.isEmpty()) {
            return ConsentAnswers.NONE;
        }
        Map<Cpr, Cpr> current = identities.current(citizens);
        Set<Cpr> inUse = Set.copyOf(current.values());
        Map<Cpr, List<Said>> said = new HashMap<>(stays.said(inUse));
        Instant now = clock.instant();
        List<Said> more = arriving.stream()
            .map(event -> new Said(new OccasionId(NewId.draw()), event.withCitizen(current.get(event.citizen())), now)).toList();
        more.forEach(one -> said.merge(one.event().citizen(), List.of(one),
            (before, last) -> Stream.concat(before.stream(), last.stream()).toList()));
        Map<Cpr, CitizenFacts> known = facts.of(inUse);
        Map<Cpr, Optional<StayEvent>> stating = stating(said, more, now);
        return registers.ask(inUse.stream().flatMap(citizen -> acting(stating.get(citizen), known.get(citizen), now)
            .filter(registers::has).map(municipality -> new ConsentQuestion(citizen, municipality)).stream())
            .collect(Collectors.toSet()));
    }

    List<Interpreted> aboutMessages(List<Interpreted> batch, Exchange exchange) {
        List<Interpreted> known = replacements.known(batch);
        List<StayEvent> events = known.stream().flatMap(message -> message.event().stream()).filter(StayEvent.class::isInstance)
            .map(StayEvent.class::cast).toList();
        Set<Cpr> citizens = known.stream().flatMap(message -> message.event().stream()).map(event -> event.citizen())
            .collect(Collectors.toSet());
        exchange.setProperty(ANSWERS, about(citizens, events));
        return batch;
    }

    List<Look> aboutLooks(List<Look> batch, Exchange exchange) {
        exchange.setProperty(ANSWERS, about(batch.stream().map(Look::citizen).toList()));
        return batch;
    }

    /** Which stays are disputed follows from the work items and the ledger: only citizens with a disputed visit are read as a whole. */
    private Map<Cpr, Optional<StayEvent>> stating(Map<Cpr, List<Said>> said, List<Said> more, Instant now) {
        List<Cpr> disputed =
            stays.disputed(said).entrySet().stream().filter(visits -> !visits.getValue().isEmpty()).map(Map.Entry::getKey).toList();
        Map<Cpr, Situation> whole = disputed.isEmpty() ? Map.of() : situations.of(disputed, ConsentAnswers.NONE, more);
        return said.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, messages -> Optional
            .ofNullable(whole.get(messages.getKey())).map(Situation::course)
            .orElseGet(() -> Course.of(messages.getValue(), directory::specialtyOf, rules.course(), List.of(), now)).stating()));
    }

    private static Optional<MunicipalityCode> acting(Optional<StayEvent> stating, CitizenFacts known, Instant now) {
        return ActingMunicipality.of(stating, known, LocalDate.ofInstant(now, DENMARK)) instanceof ActingMunicipality.Answer.Clear clear
            ? Optional.of(clear.municipality())
            : Optional.empty();
    }
}
