package dk.broen.domain.planning;

import static dk.broen.domain.schedule.OpeningHours.DENMARK;

import dk.broen.domain.citizen.OverrideDecision;
import dk.broen.domain.followup.WorkItem;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.history.Stay;
import dk.broen.domain.matter.Matter;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.permission.Verdict;
import dk.broen.domain.routing.ActingMunicipality;
import dk.broen.domain.routing.Candidate;
import dk.broen.domain.routing.Disputes;
import dk.broen.domain.routing.Recipients;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tasks that humans have now (domain.md §§4, 5). The same difference as for notices: a task is opened when its reason appears and closed
 * when its reason is gone.
 */
final class Tasks {
    /** The same on both sides: it names neither the other municipality nor what it recorded (domain.md §5). */
    private static final String WHOSE_CITIZEN =
        "two records contradict each other about whose citizen it is; nothing changes until one of them ends or an operator decides";

    private final Permissions permissions;
    private final Situation situation;
    private final Responsible responsible;
    private final List<Matter> news;
    private final List<WorkItem> found = new ArrayList<>();

    Tasks(Permissions permissions, MissingConsents missing, StaleStays stale) {
        this.permissions = permissions;
        this.situation = permissions.situation();
        this.responsible = permissions.parts().responsible();
        Concerns concerns = new Concerns(situation);
        this.news = situation.course().truths().filter(situation.course()::holds).filter(concerns::news).toList();
        municipality();
        Disputes.of(situation.facts(), situation.today())
            .forEach(side -> found.add(WorkItem.about(Kind.WHOSE_CITIZEN, side.subject(), WHOSE_CITIZEN).to(side.municipality())));
        wards();
        responsible.municipality().ifPresent(this::coordinators);
        permissions(missing);
        overrides();
        permissions.parts().doubtful().forEach(recipient -> found.add(doubtful(recipient)));
        situation.course().doubts().forEach(doubt -> found.add(WorkItem.about(Kind.TIME_IMPOSSIBLE, doubt.said().occasion(),
            doubt.said().event().type() + ": " + doubt.why() + "; told to nobody").to(doubt.said().event().stay().hospital())));
        situation.course().stays().stream().filter(situation::disputed).forEach(stay -> found.add(situation.about(
            Kind.VISIT_OF_ANOTHER_CITIZEN, stay, "a visit number came with another CPR number before; told to nobody")));
        found.addAll(stale.tasks());
    }

    /** All tasks whose reason is there, each key once. */
    List<WorkItem> found(List<WorkItem> more) {
        Map<String, WorkItem> byKey = new LinkedHashMap<>();
        found.forEach(item -> byKey.putIfAbsent(item.key(), item));
        more.forEach(item -> byKey.putIfAbsent(item.key(), item));
        return List.copyOf(byKey.values());
    }

    /** An unclear municipality needs a human only if the answer could lead to somebody being told. */
    private void municipality() {
        if (responsible.answer() instanceof ActingMunicipality.Answer.Unclear unclear) {
            if (news.stream().anyMatch(matter -> anybodyNamed(matter, responsible.possible()))) {
                found.add(new WorkItem(Kind.MUNICIPALITY_UNCLEAR, unclear.because()));
            }
        } else if (responsible.municipality().isEmpty() && news.stream().filter(this::psychiatric)
            .anyMatch(matter -> anybodyNamed(matter, situation.directory().municipalities().values()))) {
            found.add(new WorkItem(Kind.MUNICIPALITY_NOT_CONNECTED, String.join("; ", responsible.steps())));
        }
    }

    private boolean psychiatric(Matter matter) {
        return situation.course().stayOf(matter.key()).map(stay -> stay.specialties().contains(Specialty.PSYCHIATRIC)).orElse(true);
    }

    private boolean anybodyNamed(Matter matter, Collection<Municipality> municipalities) {
        Set<Specialty> specialties = situation.course().stayOf(matter.key()).map(Stay::specialties).orElse(Set.of(Specialty.values()));
        return municipalities.stream().anyMatch(municipality -> municipality.routing().namesAnybodyFor(matter.type(), specialties));
    }

    private void wards() {
        Concerns concerns = new Concerns(situation);
        situation.course().stays().stream().filter(stay -> stay.specialties().isEmpty() && concerns.openOrRecent(stay))
            .filter(stay -> situation.directory().municipalities().values().stream()
                .anyMatch(municipality -> municipality.routing()
                    .namesAnybodyFor(stay.emergencyOnly() ? EventType.EMERGENCY_CONTACT : EventType.ADMITTED)
                    || municipality.routing().namesAnybodyFor(EventType.DISCHARGED)))
            .forEach(stay -> found.add(WorkItem.about(Kind.WARD_NOT_CLASSIFIED, stay.key().hospital(),
                "configuration of " + stay.key().hospital() + " does not say whether the ward is psychiatric or somatic")));
    }

    private void coordinators(Municipality municipality) {
        Recipients recipients = situation.recipients(municipality, situation.today());
        List<Candidate> coordinators = recipients.of(Set.of(UnitFunction.COORDINATOR), situation.facts());
        if (coordinators.isEmpty() && news.stream().anyMatch(matter -> names(municipality, matter, UnitFunction.COORDINATOR))) {
            found.add(new WorkItem(Kind.NO_COORDINATOR,
                "no coordinator, stand-in, team or duty desk in municipality " + municipality.code()).to(municipality.code()));
        }
        boolean staying = situation.course().stays().stream().filter(Stay::open)
            .anyMatch(stay -> stay.milestones(EventType.ADMITTED).anyMatch(begun -> news.contains(begun)
                && municipality.routing().namesAnybodyFor(EventType.ADMITTED, Set.of(begun.specialty()))));
        if (staying && recipients.unitsWithServices(situation.facts()) > 1 && coordinators.stream().noneMatch(Candidate::appointed)) {
            found.add(new WorkItem(Kind.NEEDS_COORDINATOR, "services in several units and no appointed coordinator")
                .to(municipality.code()));
        }
    }

    private boolean names(Municipality municipality, Matter matter, UnitFunction function) {
        Set<Specialty> specialties = situation.course().stayOf(matter.key()).map(Stay::specialties).orElse(Set.of());
        return municipality.routing().names(function, matter.type(), specialties);
    }

    private void permissions(MissingConsents missing) {
        if (permissions.all().anyMatch(Concern::held)) {
            found.add(new WorkItem(Kind.CONSENT_REGISTER_DOWN, "notices are held until the consent register answers"));
        }
        responsible.municipality().ifPresent(municipality -> missing.stays().forEach(stay -> found.add(situation.question(stay,
            municipality.code(), "not sent: consent missing; the ward is asked to ask the citizen"))));
    }

    /**
     * After an override was used, a human tells the citizen and closes the task (domain.md §4; sundhedsloven § 43 stk. 4). A death asks nobody
     * for anything new. What an override planned and never told leaves nothing to tell the citizen.
     */
    private void overrides() {
        if (situation.course().death().isEmpty()) {
            usedNow();
        }
        situation.open(Kind.TELL_THE_CITIZEN, this::mayHaveBeenTold)
            .forEach(key -> found.add(new WorkItem(Kind.TELL_THE_CITIZEN, key, "a recipient was told by an override")));
    }

    private void usedNow() {
        List<Concern> used = permissions.all().filter(concern -> concern.verdict() instanceof Verdict.Permitted permitted
            && permitted.basis() == Basis.OVERRIDE).toList();
        situation.facts().overrides().forEach(override -> used.stream().filter(concern -> restsOn(override, concern)).findFirst()
            .ifPresent(concern -> found.add(WorkItem.about(Kind.TELL_THE_CITIZEN, override.id(),
                "a recipient is told by an override: tell the citizen").to(concern.matter().place().hospital()))));
    }

    private boolean restsOn(OverrideDecision override, Concern concern) {
        return override.period().holds(situation.today()) && !override.revokedBy(situation.at())
            && concern.decisions().stream().map(Decision::unit).anyMatch(unit -> isRecipient(override, unit))
            && override.events().contains(concern.matter().type())
            && new Visits(situation).concerned(concern.matter()).stream()
                .anyMatch(visit -> !Collections.disjoint(override.stays(), visit.numbers()));
    }

    /** Whether a notice may have left on the override of the open task. If the override or its stay is not known here, it may have. */
    private boolean mayHaveBeenTold(String key) {
        return situation.facts().overrides().stream()
            .filter(override -> WorkItem.about(Kind.TELL_THE_CITIZEN, override.id(), "").key().equals(key)).findFirst()
            .map(override -> keysInTheCourse(override).findAny().isEmpty() || permissions.parts().all().stream()
                .filter(part -> isRecipient(override, part.recipient().unit())).flatMap(part -> part.entries().stream())
                .anyMatch(entry -> mayRestOn(override, entry)))
            .orElse(true);
    }

    private boolean mayRestOn(OverrideDecision override, LedgerEntry entry) {
        return entry.attemptedAt().map(at -> LocalDate.ofInstant(at, DENMARK)).filter(day -> !day.isBefore(override.period().from()))
            .isPresent()
            && entry.words().says().stream().anyMatch(saying -> override.events().contains(saying.type())
                && saying.stay().map(staysOf(override)::contains).orElse(true));
    }

    /** All keys of the stays that the override names. A cancelled admission is no stay of the course any more, and may have been told. */
    private Set<StayKey> staysOf(OverrideDecision override) {
        return Stream.concat(override.stays().stream(), keysInTheCourse(override)).collect(Collectors.toSet());
    }

    private Stream<StayKey> keysInTheCourse(OverrideDecision override) {
        return situation.course().stays().stream().map(Stay::aliases).filter(keys -> !Collections.disjoint(keys, override.stays()))
            .flatMap(List::stream);
    }

    private boolean isRecipient(OverrideDecision override, UnitId unit) {
        return !Collections.disjoint(override.recipients(), situation.directory().recordedAs(unit, List.of(situation.today())));
    }

    /**
     * The task for a recipient that is to be told and cannot be reached. It does not name the recipient: the function of the recipient can be
     * confidential (domain.md §4). The steps of the plan name it.
     */
    static WorkItem unreachable(RecipientId recipient) {
        return WorkItem.about(Kind.NO_CONTACT_POINT, opaque(recipient),
            "a recipient is to be told but no contact point can be used; the steps of the occasion name the recipient");
    }

    /** The task for a recipient that answered "ikke os" and is still named. It does not name the recipient, for the same reason. */
    private WorkItem doubtful(RecipientId recipient) {
        WorkItem task = WorkItem.about(Kind.DOUBTFUL_ENTRY,
            Denial.subject(recipient, situation.walk().notUs().get(recipient)),
            "a recipient answered that the citizen is not theirs; the steps of the occasion name the recipient");
        return situation.ledger().entries().stream().filter(entry -> situation.today(entry.recipient()).equals(recipient)).findFirst()
            .map(entry -> task.to(entry.municipality())).orElse(task);
    }

    static String opaque(RecipientId recipient) {
        return Integer.toHexString((recipient.unit() + "/" + recipient.person().orElse("")).hashCode());
    }
}
