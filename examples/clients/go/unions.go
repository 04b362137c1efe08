// The members of unions, which reflection cannot find by itself.
package main

import (
	"reflect"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/types"
)

// By the name of the union and the name of the member: `ContentBlock.text`.
var variants = func() map[string]reflect.Type {
	found := map[string]reflect.Type{}
	for _, member := range members {
		variant := reflect.TypeOf(member)
		union, name, _ := strings.Cut(variant.Name(), "Member")
		found[union+"."+memberName(name)] = variant
	}
	return found
}()

var members = []any{
	types.AsyncInvokeOutputDataConfigMemberS3OutputDataConfig{},
	types.AudioSourceMemberBytes{},
	types.AudioSourceMemberS3Location{},
	types.CitationGeneratedContentMemberText{},
	types.CitationLocationMemberDocumentChar{},
	types.CitationLocationMemberDocumentChunk{},
	types.CitationLocationMemberDocumentPage{},
	types.CitationLocationMemberSearchResultLocation{},
	types.CitationLocationMemberWeb{},
	types.CitationSourceContentMemberText{},
	types.ContentBlockMemberAudio{},
	types.ContentBlockMemberCachePoint{},
	types.ContentBlockMemberCitationsContent{},
	types.ContentBlockMemberDocument{},
	types.ContentBlockMemberGuardContent{},
	types.ContentBlockMemberImage{},
	types.ContentBlockMemberReasoningContent{},
	types.ContentBlockMemberSearchResult{},
	types.ContentBlockMemberText{},
	types.ContentBlockMemberToolAddition{},
	types.ContentBlockMemberToolRemoval{},
	types.ContentBlockMemberToolResult{},
	types.ContentBlockMemberToolUse{},
	types.ContentBlockMemberVideo{},
	types.ContentBlockDeltaMemberCitation{},
	types.ContentBlockDeltaMemberImage{},
	types.ContentBlockDeltaMemberReasoningContent{},
	types.ContentBlockDeltaMemberText{},
	types.ContentBlockDeltaMemberToolResult{},
	types.ContentBlockDeltaMemberToolUse{},
	types.ContentBlockStartMemberImage{},
	types.ContentBlockStartMemberToolResult{},
	types.ContentBlockStartMemberToolUse{},
	types.ConverseOutputMemberMessage{},
	types.ConverseStreamOutputMemberContentBlockDelta{},
	types.ConverseStreamOutputMemberContentBlockStart{},
	types.ConverseStreamOutputMemberContentBlockStop{},
	types.ConverseStreamOutputMemberMessageStart{},
	types.ConverseStreamOutputMemberMessageStop{},
	types.ConverseStreamOutputMemberMetadata{},
	types.CountTokensInputMemberConverse{},
	types.CountTokensInputMemberInvokeModel{},
	types.DocumentContentBlockMemberText{},
	types.DocumentSourceMemberBytes{},
	types.DocumentSourceMemberContent{},
	types.DocumentSourceMemberS3Location{},
	types.DocumentSourceMemberText{},
	types.GuardrailAutomatedReasoningFindingMemberImpossible{},
	types.GuardrailAutomatedReasoningFindingMemberInvalid{},
	types.GuardrailAutomatedReasoningFindingMemberNoTranslations{},
	types.GuardrailAutomatedReasoningFindingMemberSatisfiable{},
	types.GuardrailAutomatedReasoningFindingMemberTooComplex{},
	types.GuardrailAutomatedReasoningFindingMemberTranslationAmbiguous{},
	types.GuardrailAutomatedReasoningFindingMemberValid{},
	types.GuardrailChecksContentBlockMemberText{},
	types.GuardrailContentBlockMemberImage{},
	types.GuardrailContentBlockMemberText{},
	types.GuardrailConverseContentBlockMemberImage{},
	types.GuardrailConverseContentBlockMemberText{},
	types.GuardrailConverseImageSourceMemberBytes{},
	types.GuardrailImageSourceMemberBytes{},
	types.ImageSourceMemberBytes{},
	types.ImageSourceMemberS3Location{},
	types.InvokeModelWithBidirectionalStreamInputMemberChunk{},
	types.InvokeModelWithBidirectionalStreamOutputMemberChunk{},
	types.OutputFormatStructureMemberJsonSchema{},
	types.PromptVariableValuesMemberText{},
	types.ReasoningContentBlockMemberReasoningText{},
	types.ReasoningContentBlockMemberRedactedContent{},
	types.ReasoningContentBlockDeltaMemberRedactedContent{},
	types.ReasoningContentBlockDeltaMemberSignature{},
	types.ReasoningContentBlockDeltaMemberText{},
	types.ResponseStreamMemberChunk{},
	types.SystemContentBlockMemberCachePoint{},
	types.SystemContentBlockMemberGuardContent{},
	types.SystemContentBlockMemberText{},
	types.ToolMemberCachePoint{},
	types.ToolMemberSystemTool{},
	types.ToolMemberToolSpec{},
	types.ToolChoiceMemberAny{},
	types.ToolChoiceMemberAuto{},
	types.ToolChoiceMemberTool{},
	types.ToolInputSchemaMemberJson{},
	types.ToolResultBlockDeltaMemberJson{},
	types.ToolResultBlockDeltaMemberText{},
	types.ToolResultContentBlockMemberDocument{},
	types.ToolResultContentBlockMemberImage{},
	types.ToolResultContentBlockMemberJson{},
	types.ToolResultContentBlockMemberSearchResult{},
	types.ToolResultContentBlockMemberText{},
	types.ToolResultContentBlockMemberVideo{},
	types.VideoSourceMemberBytes{},
	types.VideoSourceMemberS3Location{},
}
