package dk.broen.adapters.batches;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A queue that is consumed in batches. */
final class BatchEndpoint extends DefaultEndpoint {
    private final BatchComponent component;
    private final String queue;

    BatchEndpoint(String uri, BatchComponent component, String queue) {
        super(uri, component);
        this.component = component;
        this.queue = queue;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("a batch endpoint only consumes");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        BatchConsumer consumer = new BatchConsumer(this, processor, component.connections(), queue, component.settings());
        configureConsumer(consumer);
        return consumer;
    }

    /** The queue exists once, so two endpoints with this URI are the same endpoint. */
    @Override
    public boolean isSingleton() {
        return true;
    }
}
