package dk.broen.routes.delivery;

import static dk.broen.routes.delivery.SomeGateways.SMS;
import static dk.broen.routes.delivery.SomeGateways.encryptedRelay;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import dk.broen.adapters.configuration.ConfigurationResult;
import dk.broen.adapters.outbox.Pauses;
import dk.broen.adapters.queue.PipelinedSender;
import dk.broen.adapters.queue.PipelinedSender.Answer;
import dk.broen.adapters.queue.QueueMessage;
import dk.broen.domain.notification.Channel;
import dk.broen.mappings.notice.InboxLink;
import dk.broen.routes.planning.AHub;
import dk.broen.routes.staging.Store;
import dk.broen.routes.transaction.OneTransaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.JMSException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** The delivery routes of a hub, each run by a test instead of by a token; broker, mail server and SMS gateway are played. */
final class ADelivery implements AutoCloseable {
    static final Duration PAUSE = Duration.ofSeconds(10);
    static final Duration ACKNOWLEDGEMENT = Duration.ofMinutes(30);
    private final AHub hub;
    private final Settle settle;
    private final ReportOutcome unexpected;
    private final MayLeave mayLeave;
    private final WardReply wardReply;
    private final Paused paused;
    private final List<QueueMessage> queued = new CopyOnWriteArrayList<>();
    private Function<QueueMessage, Answer> broker = message -> new Answer.Stored();
    private boolean brokerIsAway;
    private boolean answerToCommitOfClaimIsLost;

    ADelivery(Store store) throws Exception {
        this(store, new AHub(store));
    }

    /** @param configured another configuration than the shipped one */
    ADelivery(Store store, ConfigurationResult.Loaded configured) throws Exception {
        this(store, new AHub(store, configured));
    }

    private ADelivery(Store store, AHub started) throws Exception {
        store.database().jdbc().sql("delete from pause").update();
        store.database().jdbc().sql("""
            update notification set lease_until = null, state = case when state in ('WAITING', 'SENDING') then 'DROPPED' else state end""")
            .update();
        hub = started;
        paused = paused(store);
        unexpected = spy(new ReportOutcome(hub.occasions(), hub.dueWork(), hub.shipped().directory(), hub.clock()));
        Gateways gateways = spy(new Gateways(encryptedRelay(25), SMS));
        when(gateways.mail()).thenReturn("mock:mail");
        when(gateways.sms()).thenReturn("mock:sms");
        wardReply = mock(WardReply.class);
        when(wardReply.document(any())).thenReturn("the answer");
        PipelinedSender sender = mock(PipelinedSender.class);
        when(sender.send(any())).thenAnswer(call -> send(call.getArgument(0)));
        Breakers breakers = new Breakers(new SimpleMeterRegistry());
        InHand inHand = new InHand();
        FailedLook failedLook = new FailedLook(hub.citizens(), hub.outbox(), hub.workItems(), store.database().transactions(),
            hub.clock());
        NoticeNames names = new NoticeNames(hub.shipped().directory());
        Render render = new Render(names, wardReply, gateways, new Correlations(store.keys().index()), hub.shipped().texts(),
            new InboxLink(hub.shipped().texts(), Optional.empty()));
        RenderToQueue toQueue = new RenderToQueue(names, new Correlations(store.keys().index()), wardReply,
            hub.shipped().directory(), hub.shipped().texts(), new EventSource(URI.create("urn:broen:test")));
        NextWay nextWay = new NextWay(hub.outbox(), hub.shipped().directory(), hub.wake(), hub.clock());
        bind("claim", new Claim(hub.citizens(), hub.outbox(), new LookBeforeSending(hub.situations(), hub.keepPlan(), hub.ledgers(),
            hub.outbox(), failedLook, new ReportedStays(hub.outbox()), nextWay, hub.shipped().directory(), hub.clock()), failedLook, inHand,
            hub.wake(), hub.clock()));
        bind("findDue",
            new FindDue(hub.outbox(), hub.citizens(), hub.registers(), hub.askRegisters(), breakers,
                new DueAtOneHost(hub.outbox(), breakers, new BusyHosts(), inHand, hub.clock()), inHand, paused, hub.clock()));
        mayLeave = spy(new MayLeave(hub.outbox(), breakers));
        bind("mayLeave", mayLeave);
        bind("render", render);
        bind("inMails", new InMails());
        bind("readSmsAnswer", new ReadSmsAnswer(gateways));
        bind("report", new Report(breakers));
        bind("sendToQueues", new SendToQueues(toQueue, sender, breakers));
        settle = new Settle(hub.identities(), hub.outcomes(), unexpected, nextWay, hub.workItems(),
            new RetryPolicy(List.of(PAUSE), ACKNOWLEDGEMENT),
            hub.wake(), new SimpleMeterRegistry(), hub.clock());
        bind("settle", settle);
        bind("settleEachAlone", new SettleEachAlone(hub.camel().createProducerTemplate()));
        DeliveryWorkers workers = new DeliveryWorkers(1, 1, 1, 1, 1);
        hub.camel().addRoutes(new ClaimNotices(new OneTransaction(new LosingAnswers(store.database().transactionManager()))));
        hub.camel().addRoutes(new SettleNotices(hub.transaction(), new NotSettled()));
        // not started before it is advised, because to stop a started route takes a second
        hub.camel().setAutoStartup(false);
        hub.camel().addRoutes(new QueueDelivery(workers));
        hub.camel().addRoutes(new MailDelivery(gateways, workers));
        hub.camel().addRoutes(new SmsDelivery(gateways, workers));
        hub.camel().addRoutes(new MedComDelivery(workers));
        hub.camel().addRoutes(new MllpDelivery(workers));
        for (Channel channel : Channel.values()) {
            AdviceWith.adviceWith(hub.camel(), route(channel), route -> route.replaceFromWith(token(channel)));
            hub.camel().getRouteController().startRoute(route(channel));
        }
    }

    AHub hub() {
        return hub;
    }

    Settle settle() {
        return settle;
    }

    ReportOutcome unexpected() {
        return unexpected;
    }

    void answerToCommitOfClaimIsLost(boolean lost) {
        answerToCommitOfClaimIsLost = lost;
    }

    MayLeave mayLeave() {
        return mayLeave;
    }

    Paused paused() {
        return paused;
    }

    /** What another hub of the same database, or this one after a restart, holds back. */
    Paused paused(Store store) {
        return new Paused(new Pauses(store.database(), store.keys()), hub.shipped().directory(), hub.clock());
    }

    /** The route of the channel gets a token, and runs to its end. */
    void deliver(Channel channel) {
        hub.camel().createProducerTemplate().sendBody(token(channel), channel);
    }

    /** What the broker got, to whatever queue. */
    List<String> texts() {
        return queued.stream().map(ADelivery::text).toList();
    }

    /** What the broker got from now on is answered like this. */
    void brokerAnswers(Function<QueueMessage, Answer> answer) {
        broker = answer;
    }

    void brokerIsAway(boolean away) {
        brokerIsAway = away;
    }

    /** The answer to the ward cannot be written. */
    void wardAnswerFails(RuntimeException failure) {
        when(wardReply.document(any())).thenThrow(failure);
    }

    /** The answer to the ward can be written again. */
    void wardAnswerIsWritten() {
        doReturn("the answer").when(wardReply).document(any());
    }

    MockEndpoint sms() {
        return hub.camel().getEndpoint("mock:sms", MockEndpoint.class);
    }

    /** What happens when an SMS reaches the gateway. */
    void gateway(Consumer<Exchange> happens) {
        sms().whenAnyExchangeReceived(happens::accept);
    }

    @Override
    public void close() {
        hub.close();
    }

    private Map<QueueMessage, Answer> send(List<QueueMessage> messages) throws JMSException {
        if (brokerIsAway) {
            throw new JMSException("away");
        }
        queued.addAll(messages);
        return messages.stream().collect(Collectors.toMap(Function.identity(), message -> broker.apply(message)));
    }

    /** The claim is committed, and the answer of the database can be lost. */
    private final class LosingAnswers extends TransactionTemplate {
        private static final long serialVersionUID = 1L;

        LosingAnswers(PlatformTransactionManager transactions) {
            super(transactions);
        }

        @Override
        public <T> T execute(TransactionCallback<T> action) {
            T result = super.execute(action);
            if (answerToCommitOfClaimIsLost) {
                throw new TransactionSystemException("the connection was lost at the commit");
            }
            return result;
        }
    }

    private void bind(String name, Object bean) {
        hub.camel().getRegistry().bind(name, bean);
    }

    static String text(QueueMessage message) {
        return message.body() instanceof QueueMessage.Body.Typed typed ? new String(typed.bytes(), StandardCharsets.UTF_8)
            : ((QueueMessage.Body.Text) message.body()).text();
    }

    private static String route(Channel channel) {
        return "deliver-by-" + channel.name().toLowerCase(Locale.ROOT);
    }

    private static String token(Channel channel) {
        return "direct:token-" + channel;
    }
}
