package dk.broen.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.routes.staging.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.Test;

@RouteTest
@UseAdviceWith
class DeliverBySmsRouteTest extends OneAfterTheOtherContract {
    DeliverBySmsRouteTest() {
        super(Channel.SMS, "claim-sms", "settle-sms", "http://gateway.test/sms");
    }

    @Override
    ClearedNotice notice() {
        return SomeNotices.to(SomeNotices.SMS, ContentLevel.POINTER);
    }

    @Test
    void each_sms_is_written_checked_sent_and_settled() {
        assertThat(route().steps()).isEqualTo("""
            claim-sms
            each-sms
              keep-sms
              attempt-sms
                render-sms
                sms-may-leave
                to-sms
                read-sms-answer
                sms-sent
                sms-fails
                  sms-not-sent
            settle-sms
            """);
    }

    @Test
    void an_sms_has_no_header_but_those_of_the_gateway() {
        delivered(notice());

        assertThat(host().getExchanges()).singleElement().extracting(Exchange::getMessage).satisfies(sms -> {
            assertThat(sms.getHeaders()).containsOnlyKeys(Exchange.HTTP_METHOD, Exchange.CONTENT_TYPE, "Authorization",
                Exchange.HTTP_QUERY).containsEntry(Exchange.HTTP_QUERY, "account=secret");
            assertThat(sms.getBody(String.class)).contains("\"to\": \"+4520000001\"").doesNotContain("250947", "indlagt", "elsewhere");
        });
    }
}
