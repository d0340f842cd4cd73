package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.disclosure.Present;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.matter.Milestone;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.planning.Content;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Department;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.MatterKey;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.mappings.notice.Correlation;
import dk.broen.mappings.notice.MailText;
import dk.broen.mappings.notice.NoticeFacts;
import dk.broen.mappings.notice.NotificationDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With the shipped configuration, a notice of a somatic stay never hints at psychiatry (domain.md §3). */
class SomaticNoticesTest {
    private static final List<EventType> MILESTONES = List.of(EventType.ADMITTED, EventType.EMERGENCY_CONTACT, EventType.LEAVE_STARTED,
        EventType.LEAVE_ENDED, EventType.DISCHARGE_PLANNED, EventType.DISCHARGED);
    private final ConfigurationResult.Loaded shipped =
        (ConfigurationResult.Loaded) new ConfigurationDirectory(CopiedConfiguration.SHIPPED).load();

    @Test
    void no_notice_of_a_somatic_stay_hints_at_psychiatry() {
        List<NoticeFacts> notices = new ArrayList<>();
        for (Hospital hospital : shipped.directory().hospitals()) {
            hospital.specialties().entrySet().stream().filter(department -> department.getValue() == Specialty.SOMATIC)
                .map(Map.Entry::getKey)
                .forEach(department -> shipped.directory().municipalities().values()
                    .forEach(municipality -> notices.addAll(notices(hospital, department, municipality))));
        }

        assertThat(notices).isNotEmpty().allSatisfy(notice -> {
            assertThat(new NotificationDocument(shipped.texts()).render(notice, referring(notice)).toLowerCase(Locale.ROOT))
                .doesNotContain("psyk", "psych");
            assertThat(new MailText(shipped.texts()).plain(notice).body().toLowerCase(Locale.ROOT)).contains("sygehus")
                .doesNotContain("psyk", "psych");
        });
    }

    private List<NoticeFacts> notices(Hospital hospital, String department, Municipality municipality) {
        List<NoticeFacts> notices = new ArrayList<>();
        for (EventType event : MILESTONES) {
            municipality.routing().allFunctions().stream()
                .filter(function -> municipality.routing().names(function, event, Set.of(Specialty.SOMATIC)))
                .forEach(function -> municipality.units().stream().filter(unit -> unit.functions().contains(function))
                    .forEach(unit -> notices.add(notice(said(hospital, department, event, function), municipality, function, unit))));
        }
        return notices;
    }

    private Saying said(Hospital hospital, String department, EventType event, UnitFunction function) {
        OccasionId occasion = new OccasionId(new UUID(1, 2));
        Milestone milestone = new Milestone(MatterKey.mint(event, occasion), event, new StayKey(hospital.id(), "V100"),
            Instant.parse("2026-11-21T21:00:00Z"), Specialty.SOMATIC, new Department(hospital.id(), department, List.of(department)),
            Optional.empty(), false);
        return shipped.disclosure().saying(milestone, function, true, Optional.empty(), shipped.directory());
    }

    private static Correlation referring(NoticeFacts notice) {
        return new Correlation(Optional.empty(), Optional.empty(), notice.content().words().says().stream()
            .collect(Collectors.toMap(Function.identity(), saying -> new Correlation.Named("M1", Optional.of("S1")))), Map.of());
    }

    private static NoticeFacts notice(Saying saying, Municipality municipality, UnitFunction function, Unit unit) {
        Words words =
            new Words(List.of(saying), List.of(saying), Optional.of(new Present(Present.State.ADMITTED, Optional.empty())), false);
        return new NoticeFacts(new NotificationId(new UUID(1, 2)), "7KQ4MX", Optional.empty(), new Cpr("2509479989"), Optional.empty(),
            new Content(RecipientId.of(unit.id()), function, Optional.empty(), municipality.code(), words, Set.of(), List.of(),
                Optional.empty(),
                Optional.empty(),
                Basis.CONSENT, "CONSENT"),
            new NoticeFacts.Recipient(unit.id(), unit.name(), function, municipality.titleOf(function)), List.of());
    }
}
