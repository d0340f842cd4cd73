package dk.broen.hub.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.broen.adapters.profiles.ProfileCheck;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.RefusedSetting;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ProfileBeansTest {
    @Test
    void without_a_folder_every_message_passes() {
        try (ProfileCheck check = new ProfileBeans().profileCheck(settings(Map.of()), new StandardEnvironment())) {
            assertThat(check.check(new byte[0])).isEqualTo(new ProfileCheck.Finding.Conforms());
        }
    }

    @Test
    void a_folder_that_does_not_exist_stops_the_start(@TempDir Path folder) {
        String missing = folder.resolve("packages").toString();

        assertThatExceptionOfType(RefusedSetting.class)
            .isThrownBy(
                () -> new ProfileBeans().profileCheck(settings(Map.of("broen.medcom.packages", missing)), new StandardEnvironment()))
            .withMessage("broen.medcom.packages: " + missing + " is not a folder; it must contain the packages of MedCom");
    }

    @Test
    void a_folder_without_a_package_stops_the_start_with_its_name(@TempDir Path folder) {
        assertThatExceptionOfType(RefusedSetting.class)
            .isThrownBy(() -> new ProfileBeans().profileCheck(settings(Map.of("broen.medcom.packages", folder.toString())),
                new StandardEnvironment()))
            .withMessageContaining("hl7.fhir.dk.core-2.0.0.tgz does not exist");
    }

    private static BroenSettings settings(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("broen", BroenSettings.class);
    }
}
