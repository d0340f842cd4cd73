package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.NoticeKind;
import dk.broen.domain.permission.Basis;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.NotificationId;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.UnitFunction;
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
import org.junit.jupiter.api.Test;

/** With the shipped configuration, a notice of a somatic stay never hints at psychiatry (domain.md §3). */
class SomaticNoticesTest {
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
            assertThat(new NotificationDocument(shipped.texts()).render(notice).toLowerCase(Locale.ROOT)).doesNotContain("psyk", "psych");
            assertThat(new MailText(shipped.texts()).plain(notice).body().toLowerCase(Locale.ROOT)).contains("sygehus")
                .doesNotContain("psyk", "psych");
        });
    }

    private List<NoticeFacts> notices(Hospital hospital, String department, Municipality municipality) {
        List<NoticeFacts> notices = new ArrayList<>();
        for (EventType event : EventType.values()) {
            for (UnitFunction function : municipality.routing().functionsToTell(event, Specialty.SOMATIC)) {
                municipality.units().stream().filter(unit -> unit.functions().contains(function))
                    .forEach(unit -> notices.add(notice(hospital, department, municipality, event, function, unit)));
            }
        }
        return notices;
    }

    private NoticeFacts notice(Hospital hospital, String department, Municipality municipality, EventType event, UnitFunction function,
        Unit unit) {
        Instant at = Instant.parse("2026-11-21T21:00:00Z");
        return new NoticeFacts(new NotificationId(new UUID(1, 2)), "7KQ4MX", event, NoticeKind.NEWS, at, at, Optional.empty(),
            new Cpr("2509479989"), Optional.empty(), Optional.of(new NoticeFacts.HospitalContact(hospital.name(), hospital.phone())),
            Optional.of(department),
            municipality.code(), new NoticeFacts.Recipient(unit.id(), unit.name(), function, municipality.titleOf(function),
                shipped.disclosure().to(function)),
            Optional.empty(), List.of(), Set.of(), Basis.CONSENT);
    }
}
