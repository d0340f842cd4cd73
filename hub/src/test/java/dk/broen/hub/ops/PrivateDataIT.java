package dk.broen.hub.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.OpenToOthers;
import dk.broen.hub.staging.SharedHub;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.people.TestPeople;
import dk.broen.simulator.people.TestPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The data directory of a hub that found it with mode 755 and has worked since, with the umask of this test run. */
@ExtendWith(SharedHub.class)
class PrivateDataIT {
    private static final TestPeople PEOPLE = new TestPeople(4721);
    /** Longer than what the broker keeps in its journal: it gets a file of its own. */
    private static final int LARGE = 300_000;
    @TempDir
    private Path directory;

    @Test
    void no_file_or_directory_of_a_running_hub_is_open_to_group_or_others(StagedHub hub) throws Exception {
        assumeTrue(umaskLeavesFilesOpen(), "the umask of this test run makes every file private");
        TestPerson person = PEOPLE.next();
        hub.addResident(person, Home.AARHUS);
        hub.accepted(hub.message("A01", person, Home.AARHUS));
        hub.accepted(hub.message("A08", person, Home.AARHUS).with("NTE-3", "x".repeat(LARGE)));
        assertThat(hub.fhir().send("{".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(422);
        hub.awaitIdle();

        assertThat(Files.readString(hub.process().log()))
            .contains("BRN1003 data-directory-narrowed before=rwxr-xr-x now=rwx------");
        assertThat(hub.data().resolve("broker/journal")).isNotEmptyDirectory();
        assertThat(hub.data().resolve("log/broen.log")).isNotEmptyFile();
        assertThat(hub.data().resolve("postgres/PG_VERSION")).exists();
        await("each new file is narrowed within moments").atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(OpenToOthers.in(hub.data())).isEmpty());
    }

    private boolean umaskLeavesFilesOpen() throws IOException {
        return Files.getPosixFilePermissions(Files.createFile(directory.resolve("probe"))).contains(PosixFilePermission.OTHERS_READ);
    }
}
