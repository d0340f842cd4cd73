package dk.broen.adapters.mllp;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each row of danish-standards.md §11 has a test over a socket. */
class FramingDocumentTest {
    private static final Map<String, String> TESTS = Map.ofEntries(
        entry("two frames in one write",
            "two_frames_in_one_write_get_two_answers"),
        entry("ten frames in one write",
            "ten_frames_in_one_write_get_ten_answers_in_their_order"),
        entry("one frame, cut into two writes at any byte",
            "a_frame_cut_in_two_at_any_byte_is_one_message"),
        entry("FS CR LF, then a frame in the same write",
            "a_line_feed_after_a_frame_does_not_affect_the_next_frame"),
        entry("FS without CR, then the VT of the next frame",
            "a_frame_without_its_last_cr_and_the_next_frame_are_two_messages"),
        entry("FS without CR, then silence",
            "a_sender_that_omits_the_cr_and_waits_is_answered"),
        entry("FS, pause, CR",
            "a_cr_that_comes_after_a_pause_belongs_to_its_frame"),
        entry("bytes before VT",
            "garbage_before_a_frame_is_skipped"),
        entry("VT inside a payload, not followed by `MSH`",
            "a_vt_inside_a_message_is_refused"),
        entry("FS inside a payload, followed by another byte",
            "an_fs_inside_a_message_is_refused_and_does_not_make_a_short_message_of_it"),
        entry("VT and `MSH` inside a frame (cut off by the next message)",
            "a_message_cut_off_by_the_next_is_refused_and_the_next_is_accepted"),
        entry("the sender ends its side right after its frames (half-close)",
            "a_sender_that_ends_its_side_right_after_its_frames_gets_every_answer"),
        entry("two MSH in one frame",
            "two_headers_in_one_frame_are_refused"),
        entry("an empty frame; `{\"a\":1}` in a frame",
            "an_empty_frame_and_json_in_a_frame_are_refused"),
        entry("empty MSH-10",
            "a_message_without_a_control_id_is_refused"),
        entry("an HTTP GET",
            "the_connection_of_an_http_request_is_closed_without_an_answer"),
        entry("more than 128 bytes without a frame",
            "a_connection_with_many_bytes_outside_a_frame_is_closed_without_an_answer"),
        entry("UTF-8 with MSH-18 `UNICODE UTF-8` (`Ærø`)",
            "danish_letters_in_utf_8_arrive_and_are_echoed_in_utf_8"),
        entry("ISO-8859-1 without MSH-18 (`Ærø`)",
            "danish_letters_in_iso_8859_1_without_msh_18_arrive_and_are_echoed"),
        entry("bytes that are no UTF-8 although MSH-18 says so",
            "malformed_utf_8_is_refused_and_not_repaired"),
        entry("a message as long as allowed (`broen.mllp.longest-message`, 4 MB)",
            "a_message_as_long_as_allowed_is_accepted"),
        entry("a longer message",
            "a_message_that_is_too_long_is_refused_in_order_and_the_connection_is_closed"),
        entry("a frame that is not complete after 30 s",
            "the_connection_of_a_frame_that_is_not_complete_in_time_is_closed_without_an_answer"),
        entry("a connection that is silent for `broen.mllp.idle-time` (1 h)",
            "a_connection_that_stays_silent_is_closed"),
        entry("a message that the route cannot answer",
            "a_connection_whose_route_fails_is_closed_without_an_answer"),
        entry("64 connections at the same time",
            "each_of_64_connections_gets_its_answers_in_the_order_of_its_frames"),
        entry("one connection more than `broen.mllp.connections` (128)",
            "a_connection_above_the_limit_is_closed_and_the_others_are_still_served"));

    @Test
    void each_row_has_a_test() throws IOException {
        Set<String> tests =
            Stream.of(MllpFramingTest.class, MllpConnectionsTest.class).flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .map(Method::getName).collect(Collectors.toSet());

        assertThat(TESTS.keySet()).containsExactlyInAnyOrderElementsOf(rows());
        assertThat(tests).containsAll(TESTS.values());
    }

    private static List<String> rows() throws IOException {
        return Files.readString(Path.of("..", "docs", "spec", "danish-standards.md")).lines().dropWhile(line -> !line.startsWith("## 11. "))
            .dropWhile(line -> !line.startsWith("| input |")).skip(2).takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|")[1].strip()).toList();
    }
}
