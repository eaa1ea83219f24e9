# Loaded before Kamal's own command (RUBYOPT=-r...): the real Kamal deploys to servers that only write down what they are
# told, in the file that PORTOLAN_LOG names, and that answer as if all went well. Hooks are run as they are.
require "kamal"
require "sshkit"

module Recorder
  STARTED = Queue.new

  def execute_command(command)
    line = command.to_command
    if line.include?("/hooks/")
      super
    else
      File.open(ENV.fetch("PORTOLAN_LOG"), "a") { |log| log.syswrite("#{line.inspect}\n") }
      STARTED << $1 if line =~ /docker run --detach.* --name (\S+)/
      command.started = Time.now
      command.on_stdout nil, answer(line)
      command.exit_status = 0
    end
    command
  end

  def upload!(*) = nil

  private
    def answer(line)
      case line
      when /kamal-proxy.*Config\.Image/ then Kamal::Configuration::Proxy::Run::MINIMUM_VERSION
      when /State\.Health/ then "healthy"
      when /--filter '?name=\^.* --quiet\z/ then STARTED.empty? ? "" : "0123456789ab"
      else ""
      end
    end
end

SSHKit::Backend::Local.prepend Recorder
SSHKit::Backend::Netssh.prepend Recorder
