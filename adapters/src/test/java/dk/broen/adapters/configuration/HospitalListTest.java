package dk.broen.adapters.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.adapters.census.ListFeed;
import dk.broen.domain.census.ListRules;
import dk.broen.domain.terms.HospitalId;
import dk.broen.mappings.census.ListForm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HospitalListTest {
    private static final HospitalId AUH = new HospitalId("auh");

    @TempDir
    private Path temporary;

    @Test
    void the_shipped_configuration_has_no_lists() {
        assertThat(((ConfigurationResult.Loaded) new ConfigurationDirectory(CopiedConfiguration.SHIPPED).load()).lists()).isEmpty();
    }

    @Test
    void a_folder_is_enough_and_a_relative_one_begins_at_the_configuration() {
        assertThat(lists("list: {folder: lists}")).containsExactly(
            new ListFeed(AUH, new ListFeed.Folder(temporary.resolve("config/lists")), Duration.ofMinutes(1),
                new ListForm(ListForm.Syntax.CSV, StandardCharsets.UTF_8), new ListRules(Set.of(), 50, 5)));
    }

    @Test
    void each_setting_is_read() {
        assertThat(
            lists("list: {url: \"https://epj.example/list\", every_seconds: 300, format: JSON, charset: ISO-8859-1, wards: [P1, P2], "
                + "shrink: {percent: 20, at_least: 3}}"))
            .containsExactly(
                new ListFeed(AUH, new ListFeed.Web(URI.create("https://epj.example/list")), Duration.ofMinutes(5),
                    new ListForm(ListForm.Syntax.JSON, StandardCharsets.ISO_8859_1), new ListRules(Set.of("P1", "P2"), 20, 3)));
    }

    private List<ListFeed> lists(String setting) {
        CopiedConfiguration copied = new CopiedConfiguration(temporary).replace("hospitals/auh.yaml", "charset: ISO-8859-1", setting);
        assertThat(copied.errors()).isEmpty();
        return ((ConfigurationResult.Loaded) new ConfigurationDirectory(temporary.resolve("config")).load()).lists();
    }
}
