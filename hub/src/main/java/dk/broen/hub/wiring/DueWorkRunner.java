package dk.broen.hub.wiring;

import dk.broen.adapters.due.DueWork;
import dk.broen.adapters.due.LookAgainHandler;
import dk.broen.adapters.due.LookHandler;
import dk.broen.adapters.facts.FactLooks;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts due work after the routes that it calls, and stops it before them. It listens to Spring events and is not a lifecycle bean: a
 * lifecycle bean that needs the Camel context would start the context before all its routes are added.
 */
@Component
class DueWorkRunner {
    private final DueWork dueWork;
    private final LookHandler looks;
    private final LookAgainHandler looksAgain;
    private final FactLooks facts;
    private final NightlyRetention retention;

    DueWorkRunner(DueWork dueWork, LookHandler looks, LookAgainHandler looksAgain, FactLooks facts, NightlyRetention retention) {
        this.dueWork = dueWork;
        this.looks = looks;
        this.looksAgain = looksAgain;
        this.facts = facts;
        this.retention = retention;
    }

    @EventListener(ApplicationStartedEvent.class)
    void start() {
        dueWork.start(looks, looksAgain, facts, retention);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        dueWork.stop();
    }
}
