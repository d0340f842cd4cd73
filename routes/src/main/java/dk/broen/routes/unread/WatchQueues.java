package dk.broen.routes.unread;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Watches the queues of units. While broker or database is away, nothing follows; the next look sees how things stand then. */
@Component
class WatchQueues extends RouteBuilder {
    private final UnreadRule rule;

    WatchQueues(UnreadRule rule) {
        this.rule = rule;
    }

    // @formatter:off the indentation shows the branches
    @Override
    public void configure() {
        if (rule.on()) {
            from("timer:watch-queues?period=" + rule.every().toMillis()).routeId("watch-queues")
                .description("Notices that nobody takes from the queue of a unit")
                .onException(Exception.class).id("queues-not-seen").description("Broker or database away: the next look tries again")
                    .handled(true).logExhausted(false).bean(QueuesNotSeen.class).id("look-at-queues-failed").description("Logs it").end()
                .bean(LookAtQueues.class).id("look-at-queues").description("Which queues are unread, and what can be told elsewhere")
                .split(body()).id("each-unread").description("One after the other")
                    .bean(TellElsewhere.class).id("tell-elsewhere").description("Off the queue, and given up")
                .end();
        }
    }
    // @formatter:on
}
