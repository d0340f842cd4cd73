package dk.broen.hub.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AfterLoginTest {
    @ParameterizedTest
    @CsvSource({"http://hub.example:8080/n/7KQ4BX?x=%zz,/n/7KQ4BX", "https://hub.example/inbox/notices/[a,/inbox/notices/[a",
        "https://hub.example/inbox/work#x,/inbox/work", "https://hub.example,''"})
    void the_path_of_a_link_is_found_also_if_the_link_is_no_address(String link, String path) {
        assertThat(AfterLogin.path(link)).isEqualTo(path);
    }
}
