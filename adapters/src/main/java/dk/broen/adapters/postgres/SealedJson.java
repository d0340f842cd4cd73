package dk.broen.adapters.postgres;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dk.broen.adapters.crypto.Keys;
import dk.broen.adapters.crypto.RecentlyOpened;
import dk.broen.adapters.crypto.Seal;
import dk.broen.domain.courses.StepTime;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.ContactPoint;
import java.io.IOException;

/** Seals domain records as JSON. The context names table, column and row, so that a sealed value does not open in another place. */
public final class SealedJson {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).addModule(new JavaTimeModule())
        .addMixIn(ContactPoint.class, AnyContactPoint.class).addMixIn(AnswerAddress.class, AnyAnswerAddress.class)
        .addMixIn(StepTime.class, AnyStepTime.class)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .build();

    private final Seal seal;
    private final RecentlyOpened opened;

    public SealedJson(Keys keys) {
        this(keys.seal(), keys.opened());
    }

    /** @param opened where opened values are kept for a short time */
    public SealedJson(Seal seal, RecentlyOpened opened) {
        this.seal = seal;
        this.opened = opened;
    }

    public byte[] seal(Object value, String context) {
        try {
            return seal.seal(JSON.writeValueAsBytes(value), context);
        } catch (JsonProcessingException withContent) {
            throw new IllegalStateException("cannot write a " + value.getClass().getSimpleName() + " as JSON: " + context);
        }
    }

    public <T> T open(byte[] sealed, Class<T> type, String context) {
        return opened.find(sealed, context, type).orElseGet(() -> {
            T value = read(sealed, type, context);
            opened.keep(sealed, context, value);
            return value;
        });
    }

    private <T> T read(byte[] sealed, Class<T> type, String context) {
        byte[] plain = seal.open(sealed, context);
        try {
            return JSON.readValue(plain, type);
        } catch (IOException withContent) {
            // without the cause: its message quotes citizen data
            throw new IllegalStateException("cannot read the JSON as " + type.getSimpleName() + ": " + context);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
    @JsonSubTypes({@Type(value = ContactPoint.Queue.class, name = "queue"), @Type(value = ContactPoint.Mail.class, name = "mail"),
        @Type(value = ContactPoint.Sms.class, name = "sms"), @Type(value = ContactPoint.MedCom.class, name = "medcom")})
    private interface AnyContactPoint {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
    @JsonSubTypes({@Type(value = AnswerAddress.Queue.class, name = "queue"), @Type(value = AnswerAddress.Mail.class, name = "mail"),
        @Type(value = AnswerAddress.Mllp.class, name = "mllp")})
    private interface AnyAnswerAddress {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "as")
    @JsonSubTypes({@Type(value = StepTime.When.class, name = "when"), @Type(value = StepTime.DaysAfter.class, name = "days")})
    private interface AnyStepTime {}
}
