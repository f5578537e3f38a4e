package org.stepdown.notification.dispatch;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stepdown.notification.delivery.Carrier;
import org.stepdown.notification.delivery.Channel;

/** A carrier and the channel that it serves. */
public interface ChannelCarrier extends Carrier {

    Channel channel();

    static Map<Channel, Carrier> byChannel(List<ChannelCarrier> carriers) {
        return carriers.stream().collect(Collectors.toMap(ChannelCarrier::channel, Function.identity()));
    }
}
