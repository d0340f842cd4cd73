package dk.broen.hub.standards;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.hub.staging.Home;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.hospital.MllpClient;
import dk.broen.simulator.people.TestPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** A hospital that sends an admission on its one connection each time it is asked, and reads each answer. */
final class GoodPeer {
    private final Semaphore asked = new Semaphore(0);
    private final List<String> admitted = new ArrayList<>();
    private final CompletableFuture<Void> sending;

    /** @param residents who live in a residence that may be told of their admissions */
    GoodPeer(StagedHub hub, List<TestPerson> residents) {
        Instant now = hub.clock().now().toInstant();
        sending = CompletableFuture.runAsync(() -> send(hub, residents, now));
    }

    private void send(StagedHub hub, List<TestPerson> residents, Instant now) {
        try (MllpClient hospital = new MllpClient("127.0.0.1", hub.process().port("mllp"), Duration.ofSeconds(60))) {
            for (TestPerson resident : residents) {
                asked.acquire();
                assertThat(hospital.send(hub.message("A01", resident, Home.AARHUS, now).bytes()).code()).isEqualTo("AA");
                admitted.add(resident.cpr());
            }
        } catch (Exception noAnswer) {
            throw new AssertionError("the connection of the good peer was harmed after " + admitted.size() + " messages", noAnswer);
        }
    }

    void sendNext() {
        asked.release();
    }

    /** The CPR numbers of the residents, when the admission of each was acknowledged. */
    List<String> admitted() {
        sending.join();
        return List.copyOf(admitted);
    }
}
