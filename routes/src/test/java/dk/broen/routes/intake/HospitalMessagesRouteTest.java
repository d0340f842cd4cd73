package dk.broen.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.routes.staging.AdvisedRoute;
import dk.broen.routes.staging.AdvisedRoutes;
import dk.broen.routes.staging.RouteTest;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@link TakeFromQueueRouteTest} tests what becomes of the messages. */
@RouteTest
@UseAdviceWith
class HospitalMessagesRouteTest {
    @Test
    void each_hospital_has_an_address_of_its_own_and_a_transaction_of_its_broker(@Autowired AdvisedRoutes routes) throws Exception {
        AdvisedRoute route = routes.get("hospital-messages-auh");

        assertThat(routes.all()).extracting(AdvisedRoute::id).contains("hospital-messages-herlev", "hospital-messages-odense");
        assertThat(route.from()).startsWith("jms:queue:hospital-messages.auh?transacted=true")
            .contains("disableReplyTo=true", "mapJmsMessage=false");
        assertThat(route.steps()).isEqualTo("""
            hospital-auh
            take-from-auh
            """);
        assertThat(route.handlers()).isEmpty();
    }
}
