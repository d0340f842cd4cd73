package dk.broen.routes;

import dk.broen.adapters.store.DueWork;
import dk.broen.adapters.store.NotificationHandler;
import dk.broen.adapters.store.ReplanHandler;
import org.apache.camel.CamelContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Due work starts after the routes that it calls and stops before them. */
@Component
class DueWorkRunner implements SmartLifecycle {
    private final DueWork dueWork;
    private final NotificationHandler notifications;
    private final ReplanHandler replans;
    private final CamelContext routes;
    private volatile boolean running;

    DueWorkRunner(DueWork dueWork, NotificationHandler notifications, ReplanHandler replans, CamelContext routes) {
        this.dueWork = dueWork;
        this.notifications = notifications;
        this.replans = replans;
        this.routes = routes;
    }

    @Override
    public void start() {
        if (!routes.isStarted()) {
            throw new IllegalStateException("due work must not start before the routes");
        }
        dueWork.start(notifications, replans);
        running = true;
    }

    @Override
    public void stop() {
        dueWork.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
