import { headerText } from "../../print/header.js";

/** What every file begins with. */
export const rubyHeader = `# ${headerText}
# rubocop:disable all
# frozen_string_literal: true
`;

/** What the payloads of all events share. */
export function rubySupport(module: string): string {
  return `${rubyHeader}
require 'json'

module ${module}
  # What a property is that is not sent, where nil would be sent as null.
  ABSENT = Object.new

  def ABSENT.inspect
    'ABSENT'
  end

  ABSENT.freeze

  # An object of a payload. It cannot be changed, and is equal to another that is sent as the same.
  class Record
    # Reads JSON text.
    def self.from_json(text)
      from_h(JSON.parse(text))
    end

    # The value that is sent: what is absent is not in it.
    def self.plain(value)
      case value
      when Record
        value.to_h
      when Array
        value.map { |item| plain(item) }
      when Hash
        value.reject { |_, item| ABSENT.equal?(item) }.transform_values { |item| plain(item) }
      else
        value
      end
    end

    # Reads a property that may be absent or null, by the block where it is neither.
    def self.read(hash, key)
      value = hash.fetch(key, ABSENT)
      value.nil? || ABSENT.equal?(value) ? value : yield(value)
    end

    private_class_method :read

    def to_json(*options)
      to_h.to_json(*options)
    end

    # What Rails asks for in place of to_json.
    def as_json(*)
      to_h
    end

    def ==(other)
      other.instance_of?(self.class) && to_h == other.to_h
    end

    alias eql? ==

    def hash
      [self.class, to_h].hash
    end
  end
end
`;
}
