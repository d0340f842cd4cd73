package dk.broen.mappings.medcom;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.broen.mappings.Interpretation;
import dk.broen.mappings.medcom.profiles.WarmProfiles;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy of docs/medcom-conformance.md and MedCom's published profiles: what the one tolerates, and what the hub answers, conforms. */
class ProfilesAndPolicyTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final AcknowledgementBundle ANSWERS =
        new AcknowledgementBundle(Clock.system(ZoneId.of("Europe/Copenhagen")), UUID::randomUUID);
    private static final List<String> SOME_FILES = List.of("certification/AN_STIN_N.json", "examples/third_party_sender.json");

    static List<String> messages() {
        return RefusedNotificationsTest.FILES;
    }

    static Stream<Arguments> refused() {
        return RefusedNotificationsTest.refused();
    }

    static Stream<Arguments> tolerated() {
        return RefusedNotificationsTest.tolerated();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void each_message_of_medcom_conforms_in_json_and_xml(String file) {
        byte[] message = MedComFiles.read(file);

        assertThat(WarmProfiles.get().notification(message)).isEmpty();
        assertThat(WarmProfiles.get().notification(xml(message))).isEmpty();
    }

    @Test
    void the_message_that_must_be_refused_violates_the_profiles_at_two_places() {
        assertThat(WarmProfiles.get().notification(MedComFiles.read("certification/TEK_FCC.json")))
            .extracting(Interpretation.Unreadable::location)
            .containsExactly("Bundle.entry[0].resource.ofType(MessageHeader).event", "Bundle.entry[2].resource.ofType(Encounter).class");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tolerated")
    void what_the_policy_tolerates_conforms(String difference, Consumer<Bundle> how) {
        for (String file : SOME_FILES) {
            for (byte[] message : RefusedNotificationsTest.damaged(file, how)) {
                assertThat(WarmProfiles.get().notification(message)).as("%s, %s", file, difference).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void each_positive_and_each_transient_answer_conforms(String file) {
        for (byte[] message : List.of(MedComFiles.read(file), xml(MedComFiles.read(file)))) {
            assertConforms(ANSWERS.answer(message, new Response.Ok()), file);
            assertConforms(ANSWERS.answer(message, new Response.TransientError()), file);
        }
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @MethodSource("refused")
    void each_refusal_conforms(String damage, String code, String location, Consumer<Bundle> how) {
        for (String file : SOME_FILES) {
            for (byte[] message : RefusedNotificationsTest.damaged(file, how)) {
                Interpretation.Unreadable why = (Interpretation.Unreadable) RefusedNotificationsTest.read(message);
                assertConforms(ANSWERS.answer(message, new Response.FatalError(List.of(why))), damage);
            }
        }
    }

    @Test
    void a_refusal_by_the_profiles_and_one_of_an_unknown_hospital_conform() {
        byte[] broken = MedComFiles.read("certification/TEK_FCC.json");

        assertConforms(ANSWERS.answer(broken, new Response.FatalError(WarmProfiles.get().notification(broken))), "TEK_FCC");
        assertConforms(ANSWERS.answer(broken, new Response.FatalError(List.of(
            new Interpretation.Unreadable("SENDER_UNKNOWN", "MessageHeader.source.endpoint",
                "No hospital with this SOR id is configured")))),
            "unknown hospital");
    }

    private static void assertConforms(Acknowledgement answer, String what) {
        assertThat(answer.kind()).isEqualTo(Acknowledgement.Kind.MESSAGE);
        assertThat(WarmProfiles.get().acknowledgement(answer.bytes())).as(what).isEmpty();
    }

    private static byte[] xml(byte[] json) {
        Bundle bundle = FHIR.newJsonParser().setOverrideResourceIdWithBundleEntryFullUrl(false).parseResource(Bundle.class,
            new String(json, StandardCharsets.UTF_8));
        return FHIR.newXmlParser().encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8);
    }
}
