package dk.broen.mappings.medcom;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dk.broen.domain.terms.AdtProfile;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.Specialty;
import dk.broen.domain.terms.Wards;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Any bytes in the body of a request, from a configured hospital. CONTRIBUTING says how to search for more. */
class FhirFuzzTest {
    private static final Hospital HERLEV = new Hospital(new HospitalId("herlev"), "Herlev", Optional.empty(), new RegionCode("1084"),
        Set.of("265161000016000"), Map.of(), Specialty.PSYCHIATRIC, Wards.answeredOn("ward-answers.herlev"), AdtProfile.SHIPPED);
    private static final long LONGEST_SECONDS = 10;
    private final HospitalNotificationReader reader = new HospitalNotificationReader();
    private final AcknowledgementBundle acknowledgements = new AcknowledgementBundle(Clock.systemUTC(), UUID::randomUUID);

    @FuzzTest(maxDuration = "10m")
    void every_body_is_read_or_refused(byte[] body) {
        long start = System.nanoTime();

        assertThat(reader.identify(body)).isNotNull();
        assertThat(reader.interpret(body, sor -> Optional.of(HERLEV))).isNotNull();
        assertThat(acknowledgements.answer(body, new Response.TransientError()).bytes()).isNotEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - start).toSeconds()).isLessThan(LONGEST_SECONDS);
    }
}
