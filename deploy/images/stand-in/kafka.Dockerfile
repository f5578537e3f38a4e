ARG BASE
ARG JAVA
FROM ${JAVA} AS java
FROM ${BASE}
COPY --from=java /opt/java /opt/java
COPY part/ /opt/kafka/libs/
COPY kafka-run /etc/kafka/docker/run
RUN mkdir -p /var/lib/kafka/data && chown -R 10001:10001 /var/lib/kafka /etc/kafka/docker
ENV PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin
USER 10001:10001
EXPOSE 9092
CMD ["/etc/kafka/docker/run"]
