package dk.broen.mappings.notice;

import dk.broen.domain.followup.WardAnswer;
import dk.broen.domain.notification.ContentLevel;
import dk.broen.domain.schedule.OpeningHours;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.StayKey;
import dk.broen.domain.terms.UnitFunction;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Renders every text with sample data, so that an author reads what recipients will read, and the pointer filter runs over it (domain.md §7). */
public final class TextPreview {
    private static final HospitalId HOSPITAL = new HospitalId("auh");
    private static final Cpr CITIZEN = new Cpr("2509479989");
    private static final URI INBOX = URI.create("https://broen.example");
    private static final Pattern SAID = Pattern.compile("^step\\.(.+)\\.said$");
    private static final String WORK_ITEM = "8BCDFG";
    private final Texts texts;
    private final PointerFilter filter;

    public TextPreview(Texts texts) {
        this.texts = texts;
        this.filter = new PointerFilter(texts);
    }

    /**
     * One text as it would leave.
     *
     * @param matter what it is about
     * @param function who reads it; empty for a ward, and for a pointer, which says the same to everybody
     * @param blocked why the pointer filter would block the subject or the pointer, as a stable word; empty if it would not
     */
    public record Page(String matter, Optional<UnitFunction> function, MailText.Mail mail, Optional<String> blocked) {}

    /** All mails to a unit of one function. */
    public List<Page> of(UnitFunction function, String title, MunicipalityCode municipality) {
        MailText mails = new MailText(texts);
        return Stream.concat(SampleNotices.of(function, title, municipality).stream(),
            steps(municipality).flatMap(step -> SampleNotices.ofStep(step, function, title, municipality).stream())).map(sample -> {
                MailText.Mail mail = mails.plain(sample.facts());
                return new Page(sample.matter(), Optional.of(function), mail, blocked(mail.subject(), sample.facts())
                    .or(() -> blockedEntry(sample.facts())));
            }).toList();
    }

    /** The steps that the municipality reads texts of. */
    private Stream<String> steps(MunicipalityCode municipality) {
        return texts.in(municipality).byKey().keySet().stream().flatMap(key -> SAID.matcher(key).results()).map(found -> found.group(1))
            .sorted();
    }

    private Optional<String> blockedEntry(NoticeFacts facts) {
        return new CalendarEntries(texts).words(facts).stream().flatMap(words -> blocked(words, facts).stream()).findFirst();
    }

    /** The pointers by SMS and mail, and the line below a mail that leads to the inbox. */
    public List<Page> pointers() {
        List<NoticeFacts> samples = SampleNotices.of(UnitFunction.HOUSING_SUPPORT, "bostøtte", new MunicipalityCode("0751")).stream()
            .map(SampleNotices.Sample::facts).limit(2).toList();
        NoticeFacts facts = samples.get(0);
        MailText.Mail digest = new DigestText(texts).plain(samples);
        MailText.Mail digestPointer = new DigestText(texts).pointer(samples);
        String sms = new PointerText(texts).render(SampleNotices.REFERENCE);
        MailText.Mail mail = new MailText(texts).pointer(SampleNotices.REFERENCE);
        MailText.Mail ward = new WardMail(texts).pointer(SampleNotices.REFERENCE, Optional.empty());
        MailText.Mail question = new WardMail(texts).pointer(SampleNotices.REFERENCE, Optional.of(WORK_ITEM));
        return List.of(new Page("SMS", Optional.empty(), new MailText.Mail("", sms), blocked(sms, facts)),
            new Page("MAIL_POINTER", Optional.empty(), mail, blocked(mail.subject(), facts).or(() -> blocked(mail.body(), facts))),
            new Page("DIGEST", Optional.empty(), digest, blocked(digest.subject(), facts)),
            new Page("DIGEST_POINTER", Optional.empty(), digestPointer, blocked(digestPointer.body(), facts)),
            new Page("WARD_POINTER", Optional.empty(), ward, blockedToWard(ward.subject()).or(() -> blockedToWard(ward.body()))),
            new Page("WARD_QUESTION_POINTER", Optional.empty(), question, blockedToWard(question.body())),
            new Page("INBOX_LINK", Optional.empty(), new MailText.Mail("", link()), Optional.empty()));
    }

    private String link() {
        return new InboxLink(texts, Optional.of(INBOX)).of(new MailText.Mail("", ""), ContentLevel.POINTER, SampleNotices.REFERENCE).body()
            .strip();
    }

    /** The answers to wards. */
    public List<Page> toWards() {
        WardAnswer.Contact anne =
            new WardAnswer.Contact(true, "Anne Holm", "koordinator", Optional.of("+45 20 00 00 02"), OpeningHours.ALWAYS);
        WardAnswer.Contact team = new WardAnswer.Contact(false, "Tovholderteamet", "koordinator", Optional.empty(), OpeningHours.ALWAYS);
        WardAnswer.Question question = new WardAnswer.Question("ASK_FOR_CONSENT", new MunicipalityCode("0751"),
            List.of(new WardAnswer.About(UnitFunction.COORDINATOR, "koordinator", false),
                new WardAnswer.About(UnitFunction.HOUSING_SUPPORT, "bostøtte", true)));
        List<Page> pages = new ArrayList<>();
        pages.add(toWard("WARD_COORDINATOR", Optional.of(anne), Optional.empty(), false));
        pages.add(toWard("WARD_NO_COORDINATOR", Optional.of(team), Optional.empty(), false));
        pages.add(toWard("WARD_ASK_FOR_CONSENT", Optional.empty(), Optional.of(question), false));
        pages.add(toWard("WARD_MUNICIPALITY_UNCLEAR", Optional.empty(), Optional.empty(), true));
        return pages;
    }

    private Page toWard(String matter, Optional<WardAnswer.Contact> contact, Optional<WardAnswer.Question> question, boolean unclear) {
        WardAnswer answer = new WardAnswer(HOSPITAL, new StayKey(HOSPITAL, "V-100"), new OccasionId(new UUID(0, 1)),
            new AnswerAddress.Mail("afsnit@sygehus.example"), contact, question, unclear);
        MailText.Mail mail =
            new WardMail(texts).plain(answer, CITIZEN, SampleNotices.REFERENCE, question.map(asked -> WORK_ITEM));
        return new Page(matter, Optional.empty(), mail, blockedToWard(mail.subject()));
    }

    private Optional<String> blocked(String pointer, NoticeFacts facts) {
        return filter.check(pointer, facts) instanceof PointerFilter.Answer.Blocked blocked ? Optional.of(blocked.code())
            : Optional.empty();
    }

    private static Optional<String> blockedToWard(String pointer) {
        return PointerFilter.saysNothing(pointer.replace(SampleNotices.REFERENCE, " ")) ? Optional.empty() : Optional.of("FORBIDDEN_WORD");
    }
}
