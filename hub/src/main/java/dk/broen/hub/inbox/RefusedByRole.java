package dk.broen.hub.inbox;

import dk.broen.adapters.audit.AuditEntry;
import dk.broen.adapters.audit.AuditLog;
import dk.broen.adapters.followup.WorkItemFilter;
import dk.broen.adapters.followup.WorkItems;
import dk.broen.adapters.inbox.InboxNotices;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down that somebody wanted to read a notice, a work item or a page that is for another role. */
@Component
class RefusedByRole {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedByRole.class);
    private static final Pattern ONE = Pattern.compile("/inbox/(?:notices|(?<work>work))/(?<reference>[0-9A-Za-z]{1,12})(?:/.*)?");

    private static final Pattern PAGE = Pattern.compile("/inbox/(?:citizens|sheet|team|municipality|region)(?:/.*)?");

    private final InboxNotices notices;
    private final WorkItems workItems;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RefusedByRole(InboxNotices notices, WorkItems workItems, AuditLog audit, TransactionTemplate transactions, Clock clock) {
        this.notices = notices;
        this.workItems = workItems;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    void write(Person person, String path) {
        Matcher one = ONE.matcher(path);
        if (one.matches()) {
            String reference = one.group("reference").toUpperCase(Locale.ROOT);
            boolean work = one.group("work") != null;
            transactions.executeWithoutResult(transaction -> audit.add(new AuditEntry(
                work ? AuditEntry.What.WORK_ITEM_REFUSED : AuditEntry.What.NOTICE_REFUSED, person.who(),
                Optional.of(reference).filter(typed -> work ? isWorkItem(typed) : notices.find(typed).isPresent()), Optional.empty()),
                clock.instant()));
        } else if (PAGE.matcher(path).matches()) {
            transactions.executeWithoutResult(transaction -> audit.add(
                new AuditEntry(AuditEntry.What.PAGE_REFUSED, person.who(), Optional.empty(), Optional.empty()), clock.instant()));
        }
        if (one.matches() || PAGE.matcher(path).matches()) {
            LOG.warn("BRN5124 inbox-role-refused role={}", person.role());
        }
    }

    private boolean isWorkItem(String reference) {
        return !workItems.list(WorkItemFilter.of(reference, Optional.empty())).isEmpty();
    }
}
