package dk.broen.routes.intake;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Names the file of an answer: the name of the file that it answers, as the hub named it, and a number. */
@Component
class NameAnswer {
    @Handler
    byte[] name(FileAnswer answer, @ExchangeProperty(TakeFile.NAME) FileName file,
        @ExchangeProperty(Exchange.SPLIT_INDEX) int index, Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.FILE_NAME, file.answer(index + 1, answer.extension()));
        return answer.bytes();
    }
}
