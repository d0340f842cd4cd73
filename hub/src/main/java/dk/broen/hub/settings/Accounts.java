package dk.broen.hub.settings;

import dk.broen.adapters.queue.BrokerUser;
import java.util.List;

/** All accounts that may log in: on the API, in the inbox, on the management port and at the embedded broker. */
public record Accounts(List<BroenSettings.ApiClient> apiClients, List<InboxSettings.Person> people, List<BroenSettings.Operator> operators,
    List<BrokerUser> brokerUsers) {
    public Accounts {
        apiClients = List.copyOf(apiClients);
        people = List.copyOf(people);
        operators = List.copyOf(operators);
        brokerUsers = List.copyOf(brokerUsers);
    }

    public static Accounts of(BroenSettings settings) {
        return new Accounts(settings.http().clients(), settings.inbox().people(), settings.management().operators(),
            settings.broker().users().stream()
                .map(user -> new BrokerUser(user.name(), user.password(), user.consumes(), user.sends())).toList());
    }
}
