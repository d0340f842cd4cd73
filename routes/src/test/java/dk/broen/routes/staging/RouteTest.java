package dk.broen.routes.staging;

import dk.broen.adapters.journal.DeadLetters;
import dk.broen.adapters.outbox.Outbox;
import dk.broen.adapters.queue.Broker;
import dk.broen.adapters.queue.HeldMessages;
import dk.broen.adapters.queue.UnitQueues;
import jakarta.jms.ConnectionFactory;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/**
 * A test of a route in {@link RoutesProgram}, with Camel's test kit. All these tests share one program, whose routes are started by
 * {@link AdvisedRoutes}; so each class also has the annotation {@code UseAdviceWith}, which the kit finds only on the class itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Timeout(60)
@CamelSpringBootTest
@ExtendWith(Store.Shared.class)
@SpringBootTest(classes = RoutesProgram.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {"camel.main.shutdown-timeout=5", "spring.main.banner-mode=off", "spring.main.log-startup-info=false",
        "spring.jmx.enabled=false"})
@MockitoBean(types = {ConnectionFactory.class, HeldMessages.class, Broker.class, UnitQueues.class})
@MockitoSpyBean(types = {DeadLetters.class, Outbox.class})
public @interface RouteTest {
}
