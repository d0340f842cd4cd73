package dk.broen.domain.followup;

import static dk.broen.domain.followup.Answer.Code.CONSENTS;
import static dk.broen.domain.followup.Answer.Code.INCAPABLE;
import static dk.broen.domain.followup.Answer.Code.REFUSES;
import static dk.broen.domain.followup.Answer.Code.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dk.broen.domain.followup.Answer.Code;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the citizen may say after the question was closed. */
class AnswerTest {
    @ParameterizedTest
    @EnumSource
    void a_no_may_follow_whatever_was_said(Code former) {
        assertThat(REFUSES.mayFollow(Optional.of(former))).isTrue();
    }

    @Test
    void a_no_may_follow_although_nobody_answered() {
        assertThat(REFUSES.mayFollow(Optional.empty())).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_yes_may_follow_a_yes_only(Code former) {
        assertThat(CONSENTS.mayFollow(Optional.of(former))).isEqualTo(former == CONSENTS);
    }

    @Test
    void why_the_citizen_says_nothing_takes_no_word_back() {
        assertThat(UNREACHABLE.mayFollow(Optional.of(CONSENTS))).isFalse();
        assertThat(INCAPABLE.mayFollow(Optional.of(CONSENTS))).isFalse();
        assertThat(CONSENTS.mayFollow(Optional.empty())).isFalse();
    }
}
