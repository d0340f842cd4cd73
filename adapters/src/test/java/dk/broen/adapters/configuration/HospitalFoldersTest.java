package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.folder.MessageFolder;
import dk.broen.domain.terms.HospitalId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HospitalFoldersTest {
    private static final HospitalId AUH = new HospitalId("auh");
    private static final Path MISSING = Path.of("/srv/vans/out");

    @TempDir
    private Path temporary;

    @Test
    void the_shipped_configuration_has_no_folders() {
        assertThat(((ConfigurationResult.Loaded) new ConfigurationDirectory(CopiedConfiguration.SHIPPED).load()).folders()).isEmpty();
    }

    @Test
    void a_relative_folder_begins_at_the_configuration_and_is_looked_into_every_five_seconds() {
        CopiedConfiguration copied = configured("first", "folders: {in: ../vans/in, out: " + MISSING + "}");

        assertThat(copied.errors()).isEmpty();
        assertThat(((ConfigurationResult.Loaded) new ConfigurationDirectory(temporary.resolve("first/config")).load()).folders())
            .containsExactly(
                new MessageFolder(AUH, temporary.resolve("first/vans/in").toAbsolutePath(), MISSING, Duration.ofSeconds(5)));
    }

    @Test
    void answers_are_never_read_as_messages() {
        assertThat(configured("first", "folders: {in: vans, out: vans, every_seconds: 1}").errors()).singleElement().asString()
            .contains("\"vans\" is already used");
    }

    @ParameterizedTest
    @CsvSource({"vans, vans/", "vans, ./vans", "vans, x/../vans", "vans, vans/done", "vans/in, vans/in/refused", "../lists/auh, out",
        "in, ../config/../lists/auh"})
    void another_spelling_is_the_same_folder_and_no_folder_has_two_uses(String in, String out) {
        String setting = "folders: {in: %s, out: %s}\nlist: {folder: ../lists/auh, wards: [\"P2\"]}".formatted(in, out);

        assertThat(configured("first", setting).errors()).singleElement().asString().contains("is already used at");
    }

    @Test
    void both_folders_are_required_and_a_path_says_nothing_to_the_endpoint() {
        assertThat(configured("first", "folders: {in: vans}").errors()).singleElement().asString().contains("out");
        assertThat(configured("second", "folders: {in: \"vans?delete=true\", out: out}").errors()).singleElement().asString()
            .contains("in");
    }

    private CopiedConfiguration configured(String name, String setting) {
        return new CopiedConfiguration(temporary.resolve(name)).replace("hospitals/auh.yaml", "charset: ISO-8859-1", setting);
    }
}
