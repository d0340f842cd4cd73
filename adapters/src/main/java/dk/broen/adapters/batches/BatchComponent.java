package dk.broen.adapters.batches;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The Camel component: {@code from("batch:intake")} consumes the queue {@code intake} in batches. */
public final class BatchComponent extends DefaultComponent {
    private final ConnectionFactory connections;
    private final BatchSettings settings;

    public BatchComponent(ConnectionFactory connections, BatchSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String queue, Map<String, Object> parameters) {
        return new BatchEndpoint(uri, this, queue);
    }

    ConnectionFactory connections() {
        return connections;
    }

    BatchSettings settings() {
        return settings;
    }
}
