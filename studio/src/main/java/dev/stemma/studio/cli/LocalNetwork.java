package dev.stemma.studio.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Collectors;

/** Under which addresses other machines of a local network find this one. */
final class LocalNetwork {
    private LocalNetwork() {}

    /**
     * The address that was named, or the only one that there is.
     *
     * @param named nothing of it is looked up; blank if none was named
     */
    static InetAddress address(String named) {
        List<InetAddress> here = addresses();
        if (here.isEmpty()) {
            throw new Failure("this machine is in no network", "join the network of the class, then try again");
        }
        String texts = here.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
        if (named.isBlank()) {
            List<InetAddress> local =
                    here.stream().filter(InetAddress::isSiteLocalAddress).toList();
            if (local.size() == 1) {
                return local.get(0);
            }
            throw Failure.usage(
                    "it cannot be told which address of this machine the class finds: " + texts,
                    "name one: --lan=ADDRESS");
        }
        return here.stream()
                .filter(address -> address.getHostAddress().equals(named.strip()))
                .findFirst()
                .orElseThrow(() ->
                        Failure.usage("--lan is an address of this machine, found " + named, "there are: " + texts));
    }

    private static List<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LocalNetwork::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .distinct()
                    .toList();
        } catch (SocketException e) {
            throw new Failure("the networks of this machine cannot be listed: " + e.getMessage(), "try again", e);
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
