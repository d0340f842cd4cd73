package dk.broen.routes.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.Seal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownKeyTest {
    private static final int MORE_THAN_THREE_ATTEMPTS = 4;
    @TempDir
    private Path directory;

    @Test
    void a_message_sealed_with_a_key_that_this_hub_does_not_have_waits_for_the_key_and_is_no_dead_letter() throws Exception {
        Seal before = seal("before");
        Seal after = seal("after");
        Deque<Seal> keys = new ArrayDeque<>();
        for (int attempt = 0; attempt < MORE_THAN_THREE_ATTEMPTS; attempt++) {
            keys.add(before);
        }
        keys.add(after);
        MoveToDeadLetters deadLetters = mock(MoveToDeadLetters.class);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("moveToDeadLetters", deadLetters);
            camel.addRoutesConfigurations(new DatabaseRetry());
            camel.addRoutes(opening(keys));
            camel.start();

            Exchange opened = camel.createProducerTemplate().send("direct:sealed",
                exchange -> exchange.getMessage().setBody(after.seal("a message".getBytes(StandardCharsets.UTF_8), "arrival")));

            assertThat(opened.getException()).isNull();
            assertThat(opened.getMessage().getBody(String.class)).isEqualTo("a message");
            assertThat(keys).isEmpty();
            verifyNoInteractions(deadLetters);
        }
    }

    private static RouteBuilder opening(Deque<Seal> keys) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sealed").routeConfigurationId(DatabaseRetry.ID).process(exchange -> exchange.getMessage()
                    .setBody(keys.remove().open(exchange.getMessage().getBody(byte[].class), "arrival")));
            }
        };
    }

    private Seal seal(String name) {
        Keys.create(directory.resolve(name));
        return Keys.load(directory.resolve(name)).seal();
    }
}
