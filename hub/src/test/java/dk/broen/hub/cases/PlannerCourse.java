package dk.broen.hub.cases;

import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.facts.AnswerReader;
import dk.broen.adapters.facts.FactsMapper;
import dk.broen.adapters.facts.FactsReader;
import dk.broen.adapters.facts.FactsRefused;
import dk.broen.domain.citizen.Recording;
import dk.broen.domain.history.CprFound;
import dk.broen.domain.history.IdentityMerged;
import dk.broen.domain.history.Said;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.hl7v2.AdtInterpreter;
import dk.broen.mappings.hl7v2.Hl7Envelope;
import dk.broen.mappings.hl7v2.Hl7EnvelopeReader;
import dk.broen.mappings.medcom.HospitalNotificationReader;
import dk.broen.mappings.xdis.XdisReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Plays a case through the planner alone: it plans at each message, at each change of the facts and when a time comes, and sends each
 * notice that the plan keeps when it is due. It uses no queue, no database and no clock. Each attempt to send succeeds.
 */
final class PlannerCourse {
    private final Hl7EnvelopeReader envelopes = new Hl7EnvelopeReader();
    private final AdtInterpreter adt = new AdtInterpreter();
    private final HospitalNotificationReader medcom = new HospitalNotificationReader();
    private final XdisReader xdis = new XdisReader();
    private final PlayedLists lists;
    private final CaseFolder folder;
    private final ConfigurationResult.Loaded configuration;
    private final FactsReader reader;
    private final Map<Cpr, PlayedCitizen> citizens = new LinkedHashMap<>();
    private final Map<Cpr, Cpr> merged = new HashMap<>();
    private final Set<Object> received = new HashSet<>();
    private final PlayedReplacements replacements = new PlayedReplacements(this::read, this::citizen);
    private final List<Line> lines = new ArrayList<>();

    PlannerCourse(CaseFolder folder, ConfigurationResult.Loaded configuration) {
        this.folder = folder;
        this.configuration = configuration;
        this.lists = new PlayedLists(configuration);
        this.reader = new FactsReader(new FactsMapper(configuration.directory(), configuration.functions()));
    }

    List<Line> play() throws FactsRefused {
        PlayedCitizen citizen = citizen(Cpr.read(folder.cpr()).orElseThrow());
        citizen.facts().record(folder.citizen(), Recording.undisputed());
        for (Step step : folder.course()) {
            passUntil(step.at());
            if (step instanceof Step.Arrives message) {
                arrive(message);
            } else if (step instanceof Step.Acknowledged acknowledged) {
                citizen.acknowledge(acknowledged);
            } else if (step instanceof Step.TakenBack) {
                replacements.takeBack(step.at());
            } else if (step instanceof Step.Answered answered && answered.kind().equals(PlayedReplacements.KIND)) {
                replacements.answer(answered);
            } else if (step instanceof Step.Answered answered) {
                citizen.answer(answered, new AnswerReader(reader), Cpr.read(folder.cpr()).orElseThrow());
            } else {
                change(citizen, step);
            }
        }
        passUntil(folder.end());
        citizens.values().forEach(played -> lines.addAll(played.lines()));
        lines.addAll(replacements.lines());
        return lines;
    }

    private static void change(PlayedCitizen citizen, Step step) throws FactsRefused {
        if (step instanceof Step.Recorded recorded) {
            citizen.facts().record(recorded.citizen(), recorded.by().map(MunicipalityCode::new)
                .map(municipality -> Recording.by(municipality, step.at())).orElseGet(() -> Recording.byOperator(step.at())));
        } else if (step instanceof Step.Ended ended) {
            citizen.facts().end(ended.facts(), ended.at());
        }
        citizen.look(step.at());
    }

    private PlayedCitizen citizen(Cpr cpr) {
        return citizens.computeIfAbsent(merged.getOrDefault(cpr, cpr), absent -> new PlayedCitizen(configuration,
            new PlayedFacts(reader, folder.cpr(), folder.outage())));
    }

    /** Does everything that is due by then, in the order of time. */
    private void passUntil(Instant end) {
        for (Optional<Instant> next = next(); next.filter(at -> !at.isAfter(end)).isPresent(); next = next()) {
            Instant at = next.get();
            citizens.values().forEach(citizen -> citizen.pass(at));
        }
    }

    private Optional<Instant> next() {
        return citizens.values().stream().flatMap(citizen -> citizen.next().stream()).min(Comparator.naturalOrder());
    }

    private void arrive(Step.Arrives message) {
        Optional<String> refused = refused(message);
        lines.add(Line.of("message", message.file(), "answered", refused.orElse("AA")));
        if (message.isList()) {
            lists.take(message, stay -> citizen(stay.citizen()).said()).forEach(meaning -> understand(message, meaning));
        } else if (refused.isEmpty() && received.add(Arrays.toString(message.raw()))) {
            understand(message, interpreted(message));
        }
    }

    private Interpretation interpreted(Step.Arrives message) {
        if (message.isXdis()) {
            return xdis.interpret(message.raw(), configuration.directory()::sender);
        }
        return message.isFhir() ? medcom.interpret(message.raw(), configuration.directory()::sender)
            : adt.interpret(message.raw(), envelope(message).charset(), configuration.directory()::sender);
    }

    private void understand(Step.Arrives message, Interpretation meaning) {
        if (meaning instanceof Interpretation.Unreadable unreadable) {
            lines.add(Line.of("message", message.file(), "work_item", "UNREADABLE", "state", "OPEN"));
        } else if (meaning instanceof Interpretation.Waiting waiting) {
            replacements.arrive(waiting.number(), message);
        } else if (meaning instanceof Interpretation.Event event && event.event() instanceof CprFound found) {
            replacements.found(found.replacement(), found.citizen(), message.at());
        } else if (meaning instanceof Interpretation.Event event && event.event() instanceof IdentityMerged merge) {
            PlayedCitizen retired = citizen(merge.retired());
            citizens.remove(merge.retired());
            merged.put(merge.retired(), merge.citizen());
            citizen(merge.citizen()).join(retired, merge.citizen(), message.at());
        } else if (meaning instanceof Interpretation.Event event && event.event() instanceof StayEvent stay) {
            Cpr cpr = merged.getOrDefault(stay.citizen(), stay.citizen());
            PlayedCitizen citizen = citizen(cpr);
            citizen.dispute(visitsOfOthers(citizen, stay.stay()));
            citizen.hear(new Said(new OccasionId(UUID.randomUUID()), stay.withCitizen(cpr), message.at()), message.file());
        }
    }

    private Interpretation read(Step.Arrives message, Cpr citizen) {
        return adt.interpret(message.raw(), envelope(message).charset(), configuration.directory()::sender, citizen);
    }

    private Set<StayKey> visitsOfOthers(PlayedCitizen citizen, StayKey next) {
        Set<StayKey> own = new HashSet<>(citizen.visits());
        own.add(next);
        return citizens.values().stream().filter(other -> other != citizen).flatMap(other -> other.visits().stream()).filter(own::contains)
            .collect(Collectors.toSet());
    }

    /** The negative answer of intake. A message of MedCom is read as a whole before the answer. */
    private Optional<String> refused(Step.Arrives message) {
        if (message.isList()) {
            return Optional.empty();
        }
        if (message.isFhir() || message.isXdis()) {
            return interpreted(message) instanceof Interpretation.Unreadable ? Optional.of("AE") : Optional.empty();
        }
        if (envelope(message) instanceof Hl7Envelope.Unreadable unreadable) {
            return Optional.of(unreadable.refusal().fault().rejected() ? "AR" : "AE");
        }
        return Optional.empty();
    }

    private Hl7Envelope envelope(Step.Arrives message) {
        return envelopes.read(message.raw(), StandardCharsets.UTF_8);
    }
}
